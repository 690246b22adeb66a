import { clsx } from "clsx";
import { useT } from "~/i18n/use-t";
import { type QrDrawing, QUIET_MODULES } from "../core/draw-qr";

/** The code to scan: dark on white in both themes, since cameras are not sure to read the other way round. */
export function QrImage({ drawing, stale }: { drawing: QrDrawing; stale?: boolean }) {
  const t = useT("whatsapp.link");
  const side = drawing.size + 2 * QUIET_MODULES;
  return (
    <svg
      role="img"
      aria-label={t("qrName")}
      viewBox={`${-QUIET_MODULES} ${-QUIET_MODULES} ${side} ${side}`}
      shapeRendering="crispEdges"
      className={clsx("block h-auto w-full transition-opacity", stale && "opacity-20")}
    >
      <path fill="#fff" d={`M${-QUIET_MODULES} ${-QUIET_MODULES}h${side}v${side}h-${side}z`} />
      <path fill="#1f1e1b" d={drawing.path} />
    </svg>
  );
}
