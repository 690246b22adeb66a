const METHODS = ["log", "info", "warn", "error", "debug", "trace"] as const;
type Method = (typeof METHODS)[number];
type Print = (...values: unknown[]) => void;

/** What libsignal writes to the console by itself, some of it followed by a whole session with its private keys. */
const LIBSIGNAL_LINES =
  /^(?:Closing (?:open )?session|Opening session|Removing old closed session|Session already|Session error|Migrating session to|V1 session storage|Decrypted message with closed session|Failed to decrypt message with any known session|WARNING: Expected pubkey of length 33|Unhandled bucket type)/;

const SECRET_CLASSES = new Set(["SessionEntry", "SessionRecord"]);
const SECRET_FIELDS = new Set([
  "_sessions",
  "_chains",
  "currentRatchet",
  "rootKey",
  "chainKey",
  "ephemeralKeyPair",
  "privKey",
  "privateKey",
  "signedIdentityKey",
  "signedPreKey",
  "noiseKey",
  "pairingEphemeralKeyPair",
  "advSecretKey",
]);
const SECRET_WORDS =
  /\b(?:currentRatchet|rootKey|chainKey|ephemeralKeyPair|privKey|noiseKey|signedIdentityKey|advSecretKey)\b/;

/** A session or key hides this deep at most in what is printed: the console itself shows no more. */
const DEEPEST = 3;
const WITHHELD = "[keys withheld]";

function holdsKeys(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return SECRET_WORDS.test(value);
  if (typeof value !== "object" || value === null || depth > DEEPEST || ArrayBuffer.isView(value))
    return false;
  if (SECRET_CLASSES.has(value.constructor?.name ?? "")) return true;
  return Object.entries(value).some(
    ([name, inner]) => SECRET_FIELDS.has(name) || (typeof inner === "object" && holdsKeys(inner, depth + 1)),
  );
}

function quiet(print: Print): Print {
  return (...values) => {
    const [first] = values;
    if (typeof first === "string" && LIBSIGNAL_LINES.test(first)) return;
    print(...values.map((value) => (holdsKeys(value) ? WITHHELD : value)));
  };
}

const done = new WeakSet<Console>();

/**
 * libsignal prints sessions with their private keys through the console. Its lines are left out, and whatever else holds
 * keys is printed without them; everything else is printed as it was. Safe to repeat.
 */
export function keepConsoleQuiet(target: Console = console): void {
  if (done.has(target)) return;
  done.add(target);
  for (const method of METHODS) {
    const print = target[method].bind(target) as Print;
    (target as Record<Method, Print>)[method] = quiet(print);
  }
}
