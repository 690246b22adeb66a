/** A run of text that looks one way. `variable` is kept from the segment it came from. */
export interface FormattedToken {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly mono?: true;
  readonly variable?: string;
  readonly missing?: boolean;
}

export interface TextSegment {
  readonly text: string;
  readonly variable?: string;
  readonly missing?: boolean;
}

type Style = "bold" | "italic" | "strike" | "mono";

interface Span {
  readonly style: Style;
  /** Place of the opening marker. */
  readonly from: number;
  /** Place of the closing marker. */
  readonly to: number;
  /** Length of each marker. */
  readonly marker: number;
}

const INLINE: Readonly<Record<string, Style>> = { "*": "bold", _: "italic", "~": "strike" };
const WORD = /[\p{L}\p{N}]/u;

function monoSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/```([\s\S]+?)```|`([^`\n]+)`/g)) {
    const marker = match[1] === undefined ? 1 : 3;
    spans.push({ style: "mono", from: match.index, to: match.index + match[0].length - marker, marker });
  }
  return spans;
}

/** A marker opens after no letter and before no blank, and closes the other way round, on the same line. */
function inlineSpans(text: string, sign: string, mono: readonly Span[]): Span[] {
  const style = INLINE[sign]!;
  const isMono = (at: number) => mono.some(({ from, to, marker }) => at >= from && at < to + marker);
  const spans: Span[] = [];
  let open = -1;
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === "\n") open = -1;
    if (char !== sign || isMono(at)) continue;
    const before = text[at - 1] ?? " ";
    const after = text[at + 1] ?? " ";
    const closes = open !== -1 && at > open + 1 && !/\s/.test(before) && !WORD.test(after);
    if (closes) {
      spans.push({ style, from: open, to: at, marker: 1 });
      open = -1;
    } else if (!WORD.test(before) && !/\s/.test(after) && after !== sign) open = at;
  }
  return spans;
}

/** Only spans that lie inside or outside each other count; a crossing one is plain text. */
function withoutCrossings(spans: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const crosses = kept.some((other) => span.from < other.to && span.to > other.to);
    if (!crosses) kept.push(span);
  }
  return kept;
}

function styleOf(at: number, spans: readonly Span[]): { hidden: boolean; styles: Style[] } {
  const styles: Style[] = [];
  for (const { style, from, to, marker } of spans) {
    if ((at >= from && at < from + marker) || (at >= to && at < to + marker)) {
      return { hidden: true, styles };
    }
    if (at >= from + marker && at < to) styles.push(style);
  }
  return { hidden: false, styles };
}

/**
 * WhatsApp's formatting as tokens: *bold*, _italic_, ~strike~, ```mono``` and `mono`. Markers may stand in different
 * segments than what they enclose, as in `*{{1}}*`; inside mono nothing else is formatted.
 */
export function parseWhatsAppFormatting(input: string | readonly TextSegment[]): FormattedToken[] {
  const segments: readonly TextSegment[] = typeof input === "string" ? [{ text: input }] : input;
  const text = segments.map((segment) => segment.text).join("");
  const mono = monoSpans(text);
  const inline = Object.keys(INLINE).flatMap((sign) => inlineSpans(text, sign, mono));
  const spans = withoutCrossings([...mono, ...inline]);
  const tokens: FormattedToken[] = [];
  let at = 0;
  for (const { text: piece, variable, missing } of segments) {
    let run = "";
    let look = "";
    const flush = () => {
      if (run === "") return;
      const styles = Object.fromEntries(look.split(",").flatMap((style) => (style ? [[style, true]] : [])));
      tokens.push({ text: run, ...styles, ...(variable && { variable }), ...(missing && { missing }) });
      run = "";
    };
    for (const char of piece.split("")) {
      const { hidden, styles } = styleOf(at++, spans);
      if (hidden) continue;
      const next = styles.sort().join(",");
      if (next !== look) flush();
      look = next;
      run += char;
    }
    flush();
  }
  return tokens;
}
