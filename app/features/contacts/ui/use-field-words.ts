import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";

/** A custom field's value as the reader writes it: `words({ type, value })`. */
export function useFieldWords(): (field: { type: string; value?: unknown }) => string {
  const formats = useFormats();
  const common = useT("common");
  return ({ type, value }) => {
    if (typeof value === "boolean") return common(value ? "yes" : "no");
    if (typeof value === "number") return formats.number(value, { maximumFractionDigits: 6 });
    if (type === "date" && typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
      return formats.date(new Date(`${value}T12:00Z`), "day", "UTC");
    }
    if (isMoney(value)) return formats.money(value.minor, value.currency);
    return typeof value === "string" ? value : JSON.stringify(value);
  };
}

function isMoney(value: unknown): value is { minor: number; currency: string } {
  const { minor, currency } = (value ?? {}) as Record<string, unknown>;
  return typeof minor === "number" && typeof currency === "string";
}
