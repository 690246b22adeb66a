import { NOISE_WA_HEADER } from "@whiskeysockets/baileys";

const LENGTH_BYTES = 3;
const ROUTING_HEAD_BYTES = 7;
const EMPTY = Buffer.alloc(0);

/**
 * Cuts a byte stream into frames: three bytes of length (big-endian), then the frame. The stream begins with an
 * optional "ED" routing block and the four bytes of the protocol's header. Throws when the header is another one.
 */
export class FrameReader {
  private rest: Buffer = EMPTY;
  private begun = false;

  read(bytes: Buffer): Buffer[] {
    this.rest = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    if (!this.begun && !this.skipHeader()) return [];
    const frames: Buffer[] = [];
    while (this.rest.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + this.rest.readUIntBE(0, LENGTH_BYTES);
      if (this.rest.length < end) break;
      frames.push(this.rest.subarray(LENGTH_BYTES, end));
      this.rest = this.rest.length === end ? EMPTY : this.rest.subarray(end);
    }
    return frames;
  }

  private skipHeader(): boolean {
    let start = 0;
    if (this.rest.toString("latin1", 0, 2) === "ED") {
      if (this.rest.length < ROUTING_HEAD_BYTES) return false;
      start = ROUTING_HEAD_BYTES + this.rest.readUIntBE(4, LENGTH_BYTES);
    }
    const end = start + NOISE_WA_HEADER.length;
    if (this.rest.length < end) return false;
    if (!this.rest.subarray(start, end).equals(NOISE_WA_HEADER)) throw new Error("not WhatsApp's protocol");
    this.rest = this.rest.subarray(end);
    this.begun = true;
    return true;
  }
}
