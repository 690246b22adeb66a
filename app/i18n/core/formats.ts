import type { Locale } from "~/i18n/locale";

export type DateStyle =
  | "time"
  | "timeSeconds"
  | "day"
  | "dayShort"
  | "dayTime"
  | "weekdayTime"
  | "full"
  | "month";

export interface Formats {
  /** 5678 → "5.678" */
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** 0.657 → "65,7%" */
  percent(share: number, decimals?: number): string;
  /** Minor units: (179248, "BRL") → "R$ 1.792,48", never broken from its figure. */
  money(minorUnits: number, currency: string, options?: { decimals?: number }): string;
  date(at: Date, style: DateStyle, timeZone?: string): string;
  /** "há 3 s", "in 2 hours"; the unit is the largest that fits. */
  relative(at: Date, now: Date): string;
  /** 2360 → "2,3 kB" */
  bytes(count: number): string;
  list(words: string[]): string;
}

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit" },
  timeSeconds: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  day: { day: "2-digit", month: "2-digit", year: "numeric" },
  dayShort: { day: "2-digit", month: "2-digit" },
  dayTime: { day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" },
  weekdayTime: { weekday: "long", hour: "2-digit", minute: "2-digit" },
  full: { weekday: "long", day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
};

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** Dates, numbers and money as this reader writes them, in this reader's IANA zone. Formatters are made once. */
export function createFormats(locale: Locale, timeZone: string): Formats {
  const cached = formatterCache(locale);
  return {
    number: (value, options) => cached.number(options).format(value),
    percent: (share, decimals = 1) =>
      cached.number({ style: "percent", maximumFractionDigits: decimals }).format(share),
    money: (minorUnits, currency, options) => {
      const format = cached.number({
        style: "currency",
        currency,
        ...(options?.decimals === undefined
          ? {}
          : { minimumFractionDigits: options.decimals, maximumFractionDigits: options.decimals }),
      });
      return format.format(minorUnits / 10 ** minorDigits(currency)).replaceAll(" ", "\u00a0");
    },
    date: (at, style, zone = timeZone) =>
      cached.date({ ...styleIn(locale, style), timeZone: zone }).format(at),
    relative: (at, now) => {
      const seconds = Math.round((at.getTime() - now.getTime()) / 1000);
      const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
      return shorten(cached.relative().format(Math.trunc(seconds / size), unit));
    },
    bytes: (count) => {
      const power = Math.min(3, Math.floor(Math.log10(Math.max(1, count)) / 3));
      const amount = cached
        .number({ maximumFractionDigits: power === 0 ? 0 : 1 })
        .format(count / 1000 ** power);
      return `${amount}\u00a0${["B", "kB", "MB", "GB"][power]}`;
    },
    list: (words) => new Intl.ListFormat(locale, { type: "conjunction" }).format(words),
  };
}

/** English writes "9:41 AM", Portuguese "09:41". */
function styleIn(locale: Locale, style: DateStyle): Intl.DateTimeFormatOptions {
  const options = dateStyles[style];
  return locale === "en" && options.hour ? { ...options, hour: "numeric" } : options;
}

/** "há 3 seg." → "há 3 s", "3 min. ago" → "3 min ago": units without their dot. */
function shorten(words: string): string {
  return words.replace(/\bseg\./, "s").replace(/\b(min|sec|hr|mo|yr|h|d)\./, "$1");
}

/** ISO 4217 digits of a currency, as the platform knows them: BRL 2, JPY 0, KWD 3. */
function minorDigits(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

function formatterCache(locale: Locale) {
  const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();
  const once = <T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
    key: string,
    make: () => T,
  ): T => {
    const known = made.get(key) as T | undefined;
    if (known) return known;
    const fresh = make();
    made.set(key, fresh);
    return fresh;
  };
  return {
    number: (options: Intl.NumberFormatOptions = {}) =>
      once(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options)),
    date: (options: Intl.DateTimeFormatOptions) =>
      once(`d${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options)),
    relative: () => once("r", () => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" })),
  };
}
