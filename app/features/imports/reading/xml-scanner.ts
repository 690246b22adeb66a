export type XmlHandler = {
  /** `name` without its namespace prefix; `attributes` as written. An empty element is opened and closed. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(raw: string): void;
};

const maxPending = 4_000_000;

/**
 * A scanner for the XML that spreadsheet programs write, fed with pieces of text. No entities beyond XML's own five, no
 * document types: nothing can be fetched or blown up by one. Text comes raw; see xmlText.
 */
export class XmlScanner {
  private rest = "";

  constructor(private readonly handler: XmlHandler) {}

  /** False when a tag or text is longer than any spreadsheet's: the file is not one. */
  push(piece: string): boolean {
    const text = this.rest === "" ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf("<", at);
      if (open === -1) break;
      const close = tagEnd(text, open);
      if (close === -1) break;
      if (open > at) this.handler.text(text.slice(at, open));
      this.tag(text, open, close);
      at = close + 1;
    }
    this.rest = at === 0 ? text : text.slice(at);
    return this.rest.length <= maxPending;
  }

  private tag(text: string, open: number, close: number): void {
    const first = text.charCodeAt(open + 1);
    if (first === 63) return;
    if (first === 33) {
      if (text.startsWith("<![CDATA[", open)) {
        this.handler.text(text.slice(open + 9, close - 2).replaceAll("&", "&amp;"));
      }
      return;
    }
    if (first === 47) {
      this.handler.close(localName(text, open + 2, close));
      return;
    }
    const empty = text.charCodeAt(close - 1) === 47;
    const end = empty ? close - 1 : close;
    let nameEnd = open + 1;
    while (nameEnd < end && text.charCodeAt(nameEnd) > 32) nameEnd++;
    const name = localName(text, open + 1, nameEnd);
    this.handler.open(name, nameEnd < end ? text.slice(nameEnd, end) : "");
    if (empty) this.handler.close(name);
  }
}

function tagEnd(text: string, open: number): number {
  if (text.charCodeAt(open + 1) !== 33) return text.indexOf(">", open);
  if (text.startsWith("<![CDATA[", open)) return endOf(text, "]]>", open);
  // A comment, or too little text yet to tell a comment from something else.
  if (text.startsWith("<!--", open) || text.length < open + 9) return endOf(text, "-->", open);
  return text.indexOf(">", open);
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length - 1;
}

function localName(text: string, from: number, to: number): string {
  // c, v, t: nearly every tag of a worksheet.
  if (to - from === 1) return text[from]!;
  const name = text.slice(from, to);
  const colon = name.indexOf(":");
  return (colon === -1 ? name : name.slice(colon + 1)).trimEnd();
}

/** The value of an attribute, or null. `attributes` is what XmlHandler.open receives. */
export function xmlAttribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(`${name}=`);
  while (at > 0 && attributes.charCodeAt(at - 1) > 32) at = attributes.indexOf(`${name}=`, at + 1);
  if (at === -1) return null;
  const quoteAt = at + name.length + 1;
  const end = attributes.indexOf(attributes[quoteAt] ?? '"', quoteAt + 1);
  return end === -1 ? null : xmlText(attributes.slice(quoteAt + 1, end));
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Raw XML text as it reads: entities, character references, and Excel's `_x000D_`. */
export function xmlText(raw: string): string {
  let text = raw;
  if (text.includes("&")) {
    text = text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi, (whole, hex, decimal, name) => {
      if (name) return named[name.toLowerCase()] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    });
  }
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
        String.fromCharCode(Number.parseInt(hex, 16)).replace("\0", ""),
      )
    : text;
}
