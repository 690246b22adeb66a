/** What somebody needs to begin a Signal session with a device. Keys are raw, 32 bytes. */
export interface KeyBundle {
  registrationId: number;
  identity: Buffer;
  signedKey: { id: number; value: Buffer; signature: Buffer };
  oneTimeKey?: { id: number; value: Buffer };
}
