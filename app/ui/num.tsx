import { useFormats } from "~/i18n/use-formats";

interface NumProps {
  value: number;
  /** `percent` takes a share: 0.657 is 65,7 %. */
  as?: "number" | "percent" | "bytes";
  /** Digits after the comma, at most. */
  decimals?: number;
}

/** A figure as the reader writes it, with tabular digits. */
export function Num({ value, as = "number", decimals }: NumProps) {
  const formats = useFormats();
  const shown = {
    number: () => formats.number(value, { maximumFractionDigits: decimals ?? 0 }),
    percent: () => formats.percent(value, decimals),
    bytes: () => formats.bytes(value),
  };
  return <span className="num">{shown[as]()}</span>;
}
