import type { KeyPair } from "../noise/key-pair";
import type { Connection } from "../socket/connection";

/** A client that waits for somebody to type its eight characters on the phone. */
export interface PendingCode {
  connection: Connection;
  /** The client's ephemeral key, locked with the code. */
  wrapped: Buffer;
  ref: Buffer;
  ephemeral: KeyPair;
  /** The client's ephemeral key, known once the code was typed. */
  companion?: Buffer;
}
