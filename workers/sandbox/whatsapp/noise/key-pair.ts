/** A Curve25519 pair as raw 32-byte halves. */
export interface KeyPair {
  public: Buffer;
  private: Buffer;
}
