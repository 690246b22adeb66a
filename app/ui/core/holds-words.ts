/** Whether every word of the query stands somewhere in these texts; accents and case do not matter. */
export function holdsWords(query: string, texts: readonly string[]): boolean {
  const whole = fold(texts.join(" "));
  return fold(query)
    .split(/\s+/)
    .every((word) => whole.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
