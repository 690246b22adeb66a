export type TextStyle = "bold" | "italic" | "strike" | "mono";

export type TextPiece =
  | { kind: "text"; text: string }
  | { kind: "break" }
  | { kind: "link"; text: string; href: string }
  | { kind: "variable"; name: string }
  | { kind: "styled"; style: TextStyle; pieces: TextPiece[] };

const marks: Record<string, TextStyle> = { "*": "bold", _: "italic", "~": "strike" };
/** Characters; keeps thousands of open marks from being searched to the end each. */
const longestStyled = 1024;
const wordChar = /[\p{L}\p{N}]/u;

/**
 * WhatsApp's marks as a tree: `*bold*`, `_italic_`, `~strike~`, ```` ```mono``` ````, links and `{{variables}}`.
 * As in WhatsApp a mark counts only at a word's edge, closes on its own line and holds at least one character that
 * is not a space. Source: WhatsApp Help Center, "How to format your messages".
 */
export function parseWhatsappText(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = "";
  const flush = () => {
    if (plain) pieces.push({ kind: "text", text: plain });
    plain = "";
  };
  let at = 0;
  while (at < text.length) {
    const found = pieceAt(text, at);
    if (found) {
      flush();
      pieces.push(found.piece);
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return pieces;
}

interface Found {
  piece: TextPiece;
  length: number;
}

function pieceAt(text: string, at: number): Found | null {
  const char = text[at] ?? "";
  if (char === "\n") return { piece: { kind: "break" }, length: 1 };
  if (char === "{") return variableAt(text, at);
  if (char === "h") return linkAt(text, at);
  if (char === "`") return monoAt(text, at);
  return marks[char] ? styledAt(text, at, char) : null;
}

function variableAt(text: string, at: number): Found | null {
  const match = /^\{\{\s*([\w.]{1,60})\s*\}\}/.exec(text.slice(at, at + 80));
  return match?.[1] ? { piece: { kind: "variable", name: match[1] }, length: match[0].length } : null;
}

function linkAt(text: string, at: number): Found | null {
  if (wordChar.test(text[at - 1] ?? " ")) return null;
  const match = /^https?:\/\/[^\s<>"']+/.exec(text.slice(at, at + 2048));
  if (!match) return null;
  const href = match[0].replace(/[.,;:!?)\]*_~]+$/, "");
  return { piece: { kind: "link", text: href, href }, length: href.length };
}

function monoAt(text: string, at: number): Found | null {
  const fence = text.startsWith("```", at) ? "```" : "`";
  const end = text.indexOf(fence, at + fence.length);
  const inner = end < 0 ? "" : text.slice(at + fence.length, end);
  if (inner.trim() === "" || (fence === "`" && inner.includes("\n"))) return null;
  const pieces: TextPiece[] = [{ kind: "text", text: inner }];
  return { piece: { kind: "styled", style: "mono", pieces }, length: inner.length + 2 * fence.length };
}

function styledAt(text: string, at: number, mark: string): Found | null {
  const style = marks[mark];
  if (!style || wordChar.test(text[at - 1] ?? " ") || /\s/.test(text[at + 1] ?? " ")) return null;
  const lineEnd = text.indexOf("\n", at);
  const limit = Math.min(lineEnd < 0 ? text.length : lineEnd, at + longestStyled);
  for (let end = text.indexOf(mark, at + 2); end > 0 && end < limit; end = text.indexOf(mark, end + 1)) {
    if (/\s/.test(text[end - 1] ?? " ") || wordChar.test(text[end + 1] ?? " ")) continue;
    const pieces = parseWhatsappText(text.slice(at + 1, end));
    return { piece: { kind: "styled", style, pieces }, length: end - at + 1 };
  }
  return null;
}
