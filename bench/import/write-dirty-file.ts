import { open } from "node:fs/promises";
import { dirtyRow, HEADER } from "./dirty-rows";

const rowsAPiece = 10_000;

/** Writes the list to disk, so that making it costs nothing while it is imported. → bytes */
export async function writeDirtyFile(path: string, rows: number): Promise<number> {
  const file = await open(path, "w");
  let bytes = 0;
  try {
    let text = HEADER;
    for (let n = 0; n < rows; n++) {
      text += dirtyRow(n);
      if (n % rowsAPiece !== rowsAPiece - 1 && n !== rows - 1) continue;
      const piece = Buffer.from(text);
      bytes += piece.length;
      await file.write(piece);
      text = "";
    }
  } finally {
    await file.close();
  }
  return bytes;
}
