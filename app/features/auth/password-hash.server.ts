/** OWASP Password Storage: argon2id, 19 MiB, 2 passes; about 23 ms here. */
const ARGON = { algorithm: "argon2id", memoryCost: 19_456, timeCost: 2 } as const;

export function hashPassword(password: string): Promise<string> {
  return Bun.password.hash(password, ARGON);
}

let decoy: Promise<string> | undefined;

/** Checks a password; without a hash (no such account) it works as long and answers false, so that time tells nothing. */
export async function verifyPassword(password: string, hash: string | undefined): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const matches = await Bun.password.verify(password, hash ?? (await decoy));
  return matches && hash !== undefined;
}
