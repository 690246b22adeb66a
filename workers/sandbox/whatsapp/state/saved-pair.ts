import type { KeyPair } from "../noise/key-pair";

export const savedPair = {
  from: (pair: KeyPair): [string, string] => [
    pair.public.toString("base64"),
    pair.private.toString("base64"),
  ],
  to: ([publicKey, privateKey]: [string, string]): KeyPair => ({
    public: Buffer.from(publicKey, "base64"),
    private: Buffer.from(privateKey, "base64"),
  }),
};
