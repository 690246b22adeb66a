/** Value of a custom field as it is stored (see FieldValue of the imports). */
export type TypedField = string | number | boolean | { minor: number; currency: string };

interface FieldFacts {
  type: string;
  options?: unknown;
}

/**
 * A value as the browser's own controls give it (decimal point, YYYY-MM-DD, "true"), as the field's type stores it.
 * @returns undefined when it does not fit
 */
export function readTypedField(text: string, field: FieldFacts, currency: string): TypedField | undefined {
  switch (field.type) {
    case "number":
      return finite(text);
    case "money": {
      const amount = finite(text);
      return amount === undefined
        ? undefined
        : { minor: Math.round(amount * 10 ** minorDigits(currency)), currency };
    }
    case "date":
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : undefined;
    case "url":
      return URL.canParse(text) && /^https?:/i.test(text) ? text : undefined;
    default:
      return text;
  }
}

/** The other way: what a control shows for a stored value. */
export function writeTypedField(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") {
    const { minor, currency } = value as { minor?: unknown; currency?: unknown };
    if (typeof minor !== "number" || typeof currency !== "string") return JSON.stringify(value);
    const digits = minorDigits(currency);
    return (minor / 10 ** digits).toFixed(digits);
  }
  return String(value);
}

function finite(text: string): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
