const MOST_CHARACTERS = 120;

/** A file's own name without folders, control and direction signs; `otherwise` when nothing is left. */
export function safeFilename(given: string, otherwise: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const clean = last.replace(/[\p{Cc}\p{Cf}"]/gu, "").trim();
  const name = /^\.*$/.test(clean) ? otherwise : clean;
  return name.slice(-MOST_CHARACTERS);
}
