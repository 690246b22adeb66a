/** A path on this site, or "/": `//evil`, `/\evil`, `https://evil` and line breaks would leave it. */
export function ownPath(value: unknown): string {
  return typeof value === "string" && /^\/(?![/\\])[^\\\r\n\t]*$/.test(value) ? value : "/";
}
