import { clsx } from "clsx";

interface AvatarProps {
  /** The tint comes from this, so one person keeps one colour everywhere. */
  id: string;
  name: string | null;
  /** s 20, m 28, l 36, xl 48 px. */
  size?: "s" | "m" | "l" | "xl";
  square?: boolean;
  online?: boolean;
}

const sizes = { s: "s", m: "", l: "m", xl: "l" };

/** Initials on a quiet tint; silent, since the name stands beside it. */
export function Avatar({ id, name, size = "m", square, online }: AvatarProps) {
  return (
    <span className={clsx("av", sizes[size], `a${tintOf(id)}`, square && "sq")} aria-hidden="true">
      {initialsOf(name)}
      {online && <span className="pres" />}
    </span>
  );
}

/** 1 to 6 by FNV-1a of the id. */
function tintOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 6) + 1;
}

/** First letters of the first and the last word; the area code of a phone; "?" for nothing. */
function initialsOf(name: string | null): string {
  const words = (name ?? "").trim().split(/\s+/).filter(Boolean);
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined];
  if (!first) return "?";
  if (first.startsWith("+")) return (words[1] ?? first.slice(3, 5)).slice(0, 2);
  const letters = [first, last].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
