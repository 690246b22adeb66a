/**
 * Why a file of a provider could not be had. `gone`: it is not there (any more). `tampered`: what came is not what was
 * sent. `wrong-host`: it is named at an address that we do not ask. `transient`: another time it may work.
 */
export type FileProblem = "gone" | "tampered" | "too-large" | "wrong-host" | "transient";

export interface FileFailure {
  readonly ok: false;
  readonly problem: FileProblem;
  /** For the log; never shown, never with a secret. */
  readonly detail: string;
}

export interface OpenedFile {
  readonly ok: true;
  /** Read once. Throws BrokenFile where the file turns out to be cut, too large or not what was sent. */
  readonly body: AsyncGenerator<Uint8Array, void>;
}

/** A file that a provider holds, opened to be read as it comes; what is known before the first byte is a value. */
export type ProviderFile = OpenedFile | FileFailure;

/** Limits of one fetch. */
export interface FileLimits {
  /** Of the file as it is kept. */
  readonly mostBytes: number;
  /** Without an answer, and later without a further byte. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal;
}
