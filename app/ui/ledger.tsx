import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Icon } from "./icon";

export interface LedgerLine {
  key: string;
  /** The reason; a link where one can see who. */
  label: ReactNode;
  value: number;
  /** "−" takes away from the sum, "+" adds; none for the opening line. */
  op?: "−" | "+";
  /** A glyph or swatch instead of the sign. */
  lead?: ReactNode;
  /** A quieter word after the label. */
  note?: ReactNode;
}

interface LedgerProps {
  lines: LedgerLine[];
  totalLabel: ReactNode;
  total: number;
  /** Says "A conta fecha" under the double rule, or by how much it does not. */
  proof?: boolean;
  /** Formats a figure; plain numbers without it. */
  format?: (value: number) => string;
  /** Sign before the total; "=" for sums with signs. */
  totalOp?: "=";
}

/** A sum that anyone can check: lines, single rule, total, double rule. */
export function Ledger({ lines, totalLabel, total, proof, format, totalOp }: LedgerProps) {
  const formats = useFormats();
  const show = format ?? ((value: number) => formats.number(value));
  const signed = lines.some((line) => line.op);
  return (
    <>
      <ul className="ledger">
        {lines.map((line) => (
          <li key={line.key} className={clsx(signed && (line.op ? "quiet" : "first"))}>
            {signed && <span className="op">{line.op}</span>}
            {line.lead && <span className="self-center">{line.lead}</span>}
            <span>
              {line.label}
              {line.note && <span className="t3 sm ml-2">{line.note}</span>}
            </span>
            <span className="v">{show(line.value)}</span>
          </li>
        ))}
        <li className="sum">
          {signed && <span className="op">{totalOp ?? "="}</span>}
          {totalLabel}
          <span className="v">{show(total)}</span>
        </li>
      </ul>
      {proof && <Proof difference={total - sumOf(lines)} show={show} />}
    </>
  );
}

function Proof({ difference, show }: { difference: number; show: (value: number) => string }) {
  const t = useT("ui.ledger");
  const closes = difference === 0;
  return (
    <p className={clsx("closes med", closes ? "ok" : "bad")}>
      <Icon of={closes ? Check : TriangleAlert} size="s" />
      {closes ? t("closes") : t("open", { difference: show(Math.abs(difference)) })}
    </p>
  );
}

function sumOf(lines: LedgerLine[]): number {
  return lines.reduce((sum, line) => sum + (line.op === "−" ? -line.value : line.value), 0);
}
