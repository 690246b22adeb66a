/** Eight letters as people read them out: "K7QF2M9X" → "K7QF-2M9X". */
export function spellCode(code: string): string {
  const letters = code.replace(/[^0-9a-z]/gi, "").toUpperCase();
  return letters.length === 8 ? `${letters.slice(0, 4)}-${letters.slice(4)}` : letters;
}
