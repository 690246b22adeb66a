import { negotiateLocale } from "./core/negotiate-locale";
import type { Locale } from "./locale";

export type Theme = "light" | "dark" | "system";

export interface Preferences {
  locale: Locale;
  theme: Theme;
  /** IANA name. */
  timeZone: string;
}

/** What this reader chose (cookies `locale`, `theme`, `tz`), or the browser's and the product's defaults. */
export function readPreferences(headers: Headers): Preferences {
  const cookies = parseCookies(headers.get("cookie"));
  const theme = cookies.get("theme");
  const zone = cookies.get("tz");
  return {
    locale: negotiateLocale(cookies.get("locale"), headers.get("accept-language")),
    theme: theme === "light" || theme === "dark" ? theme : "system",
    timeZone: zone && isTimeZone(zone) ? zone : "America/Sao_Paulo",
  };
}

function parseCookies(header: string | null): Map<string, string> {
  const pairs = (header ?? "").split(";").map((pair): [string, string] => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), decode(pair.slice(at + 1).trim())];
  });
  return new Map(pairs);
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

function isTimeZone(name: string): boolean {
  if (name.length > 64) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
