/** A coloured dot beside a word that says the same; never alone. */
export function Dot({ tone = "neutral" }: { tone?: "neutral" | "ok" | "hold" | "bad" | "acc" }) {
  return <span className={tone === "neutral" ? "dot" : `dot ${tone}`} aria-hidden="true" />;
}
