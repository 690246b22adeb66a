import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import MenuGlyph from "lucide-react/icons/menu";
import { Suspense, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "../icon";
import { lazyPiece } from "../lazy-piece";
import type { MenuProps } from "./sidebar";

const MoreSheet = lazyPiece(() => import("./more-sheet"));

/** The bar of five at the foot of a phone: four sections and everything else under "Mais". */
export function PhoneBar(props: MenuProps) {
  const t = useT("shell");
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
    setWanted(true);
    setOpen(true);
  };
  const entries = props.menu.filter((group) => group.phone).slice(0, 4);
  return (
    <>
      <nav className="mbar" aria-label={t("menu")}>
        {entries.map((group) => {
          const on = props.active.group === group;
          return (
            <Link
              key={group.to}
              to={group.to}
              className={clsx(on && "on")}
              aria-current={on ? "page" : undefined}
            >
              <Icon of={group.icon} />
              {t(`nav.${group.label}`)}
              {props.hot?.to === group.to && props.hot.count > 0 && (
                <span className="b">{props.hot.count > 99 ? "99+" : props.hot.count}</span>
              )}
            </Link>
          );
        })}
        <button type="button" aria-haspopup="dialog" onClick={show}>
          <Icon of={MenuGlyph} />
          {t("more")}
        </button>
      </nav>
      {wanted && (
        <Suspense fallback={null}>
          <MoreSheet {...props} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
