import { closeSync, openSync, readSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AppError } from "~/platform/errors/app-error";

const pageSize = 262_144;
const pagesInMemory = 64;
const offsetsPerBlock = 65_536;
const maxTotalBytes = 2 ** 31;
/** Excel's own limit of a cell; longer ones are cut. */
const maxCharacters = 32_767;
const recentSlots = 16_384;

/**
 * An XLSX file's table of texts, up to millions of them, in about 20 MB plus 4 bytes each: UTF-8 in pages, the older of which go
 * to a temporary file. Cells ask for texts in nearly the order in which they were added, so few pages are read back;
 * the most recent texts are kept as strings.
 */
export class SharedStrings {
  count = 0;
  private readonly blocks: Uint32Array[] = [];
  private readonly pages = new Map<number, Buffer>();
  /** Used again at once: buffers left to the garbage collector pile up faster than it runs. */
  private spare: Buffer | null = null;
  private writing: Buffer = Buffer.allocUnsafe(pageSize);
  private writingPage = 0;
  private used = 0;
  private spillFile: number | null = null;
  private readonly recentIndex = new Int32Array(recentSlots).fill(-1);
  private readonly recentText: string[] = new Array(recentSlots).fill("");

  add(text: string): void {
    const kept = text.length > maxCharacters ? text.slice(0, maxCharacters) : text;
    const length = Buffer.byteLength(kept);
    if (this.used + 4 + length > pageSize) this.turnPage();
    const slot = this.count % offsetsPerBlock;
    if (slot === 0) this.blocks.push(new Uint32Array(offsetsPerBlock));
    this.blocks.at(-1)![slot] = this.writingPage * pageSize + this.used;
    this.writing.writeUInt32LE(length, this.used);
    this.writing.write(kept, this.used + 4, "utf8");
    this.used += 4 + length;
    this.count++;
  }

  /** The text with this index; "" when the file points outside its own table. */
  get(index: number): string {
    if (!(index >= 0 && index < this.count)) return "";
    const slot = index % recentSlots;
    if (this.recentIndex[slot] === index) return this.recentText[slot]!;
    const address = this.blocks[Math.floor(index / offsetsPerBlock)]![index % offsetsPerBlock]!;
    const page = this.page(Math.floor(address / pageSize));
    const at = address % pageSize;
    const text = page.toString("utf8", at + 4, at + 4 + page.readUInt32LE(at));
    this.recentIndex[slot] = index;
    this.recentText[slot] = text;
    return text;
  }

  /** Gives the temporary file back. */
  close(): void {
    if (this.spillFile !== null) closeSync(this.spillFile);
    this.spillFile = null;
    this.pages.clear();
  }

  private turnPage(): void {
    if ((this.writingPage + 2) * pageSize > maxTotalBytes)
      throw new AppError("TOO_LARGE", "imports.refused.bomb");
    if (this.pages.size >= pagesInMemory || this.spillFile !== null) this.spill();
    this.pages.set(this.writingPage, this.writing);
    this.evict();
    this.writing = this.takeBuffer();
    this.writingPage++;
    this.used = 0;
  }

  /** Writes the page just filled, and, the first time, all before it. */
  private spill(): void {
    if (this.spillFile === null) {
      const path = join(tmpdir(), `planilha-${process.pid}-${crypto.randomUUID()}`);
      this.spillFile = openSync(path, "wx+", 0o600);
      // Without a name it disappears with the process, however that ends.
      unlinkSync(path);
      for (const [number, page] of this.pages)
        writeSync(this.spillFile, page, 0, pageSize, number * pageSize);
    }
    writeSync(this.spillFile, this.writing, 0, pageSize, this.writingPage * pageSize);
  }

  private page(number: number): Buffer {
    if (number === this.writingPage) return this.writing;
    const held = this.pages.get(number);
    if (held) return held;
    const page = this.takeBuffer();
    readSync(this.spillFile!, page, 0, pageSize, number * pageSize);
    this.pages.set(number, page);
    this.evict();
    return page;
  }

  private evict(): void {
    if (this.spillFile === null || this.pages.size <= pagesInMemory) return;
    const [oldest, page] = this.pages.entries().next().value!;
    this.pages.delete(oldest);
    this.spare = page;
  }

  private takeBuffer(): Buffer {
    const buffer = this.spare ?? Buffer.allocUnsafe(pageSize);
    this.spare = null;
    return buffer;
  }
}
