import { encode } from "uqr";

/** A QR code as one SVG path of dark modules, without its quiet zone. `size` in modules a side. */
export interface QrDrawing {
  size: number;
  path: string;
}

/** Clear modules that a camera needs on every side: ISO/IEC 18004, 6.3.8. */
export const QUIET_MODULES = 4;

/** Dark modules row by row; `true` is dark. No quiet zone. Error correction L: the largest modules, as WhatsApp draws its own. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: "L", border: 0 }).data;
}

/** Draws `text` for the page. Neighbours of a row are one run, so that no hairline shows between them. */
export function drawQr(text: string): QrDrawing {
  const rows = qrModules(text);
  const runs = rows.flatMap((row, y) => runsOf(row).map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`));
  return { size: rows.length, path: runs.join("") };
}

function runsOf(row: readonly boolean[]): [start: number, width: number][] {
  const runs: [number, number][] = [];
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    runs.push([start, x - start + 1]);
  }
  return runs;
}
