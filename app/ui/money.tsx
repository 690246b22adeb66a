import { useFormats } from "~/i18n/use-formats";

interface MoneyProps {
  /** In the currency's minor units (cents); fractions of a cent are allowed for prices. */
  minor: number;
  /** ISO 4217. */
  currency: string;
  decimals?: number;
}

/** An amount as the reader writes it, never broken from its sign. */
export function Money({ minor, currency, decimals }: MoneyProps) {
  return <span className="num nw">{useFormats().money(minor, currency, { decimals })}</span>;
}
