/** First and last byte, both within the file. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * One range of bytes out of a Range header (RFC 9110, 14.1.2): "bytes=0-99", "bytes=100-", "bytes=-100". "whole" for
 * none, for several, or for anything else: the header may be ignored. "beyond" = nothing of the file lies in it.
 */
export function parseRange(header: string | null, bytes: number): ByteRange | "whole" | "beyond" {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (from === "" && to === "") return "whole";
  if (from === "") {
    const length = Math.min(Number(to), bytes);
    return length === 0 ? "beyond" : { first: bytes - length, last: bytes - 1 };
  }
  const first = Number(from);
  const last = Math.min(to === "" ? bytes - 1 : Number(to), bytes - 1);
  if (to !== "" && Number(to) < first) return "whole";
  return first >= bytes ? "beyond" : { first, last };
}
