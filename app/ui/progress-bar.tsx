import { clsx } from "clsx";

export type BarKind =
  | "read"
  | "delivered"
  | "sent"
  | "failed"
  | "held"
  | "unknown"
  | "queued"
  | "ok"
  | "accent";

export const barClass: Record<BarKind, string> = {
  read: "b-read",
  delivered: "b-deliv",
  sent: "b-sent",
  failed: "b-fail",
  held: "b-hold",
  unknown: "b-unk",
  queued: "b-queue",
  ok: "b-ok",
  accent: "b-acc",
};

export interface BarPart {
  kind: BarKind;
  value: number;
}

interface ProgressBarProps {
  /** In the order read, delivered, sent, failed, unknown, held; what is missing to `total` stays track. */
  parts: BarPart[];
  total: number;
  /** The whole as one sentence: "5.678 de 8.640 saíram, 131 falharam". */
  sentence: string;
  /** s 4, m 8, l 12 px. */
  size?: "s" | "m" | "l";
}

/** One bar of several parts; widths move in 600 ms. A part that is not zero is at least 2 px wide. */
export function ProgressBar({ parts, total, sentence, size = "m" }: ProgressBarProps) {
  return (
    <div className={clsx("bar", size !== "m" && size)} role="img" aria-label={sentence}>
      {parts.map(({ kind, value }) => (
        <i
          key={kind}
          className={barClass[kind]}
          style={{
            width: `${total > 0 ? (value / total) * 100 : 0}%`,
            minWidth: value > 0 ? "2px" : 0,
            // An empty part takes its gap back: the bar begins where the page does.
            marginRight: value > 0 ? undefined : "-1px",
          }}
        />
      ))}
    </div>
  );
}
