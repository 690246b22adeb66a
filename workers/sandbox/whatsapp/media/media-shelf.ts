/** A file as a message names it. */
export interface ShelvedFile {
  url: string;
  directPath: string;
  /**
   * A path that leads here although the client puts the real media host in front of it: the host becomes the user
   * part of the address. For files that are named without a host.
   */
  hostlessPath: string;
  mediaKey: Buffer;
  fileSha256: Buffer;
  fileEncSha256: Buffer;
  fileLength: number;
}

/** Where encrypted files lie. */
export interface MediaShelf {
  /** host:port as clients are told. */
  readonly host: string;
  /** PEM of the certificate that a client has to trust. */
  readonly certificate: string;
  /** Encrypts and keeps; `kind` is image, video, audio, document, sticker or md-msg-hist. */
  store(bytes: Uint8Array, kind: string): ShelvedFile;
  /** Address of somebody's profile picture, if there is one. */
  pictureOf(digits: string): string | undefined;
}
