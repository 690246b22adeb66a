/** As long as NIST SP 800-63B asks at least (8), and no longer than what is sensible to hash. */
const SHORTEST = 8;
const LONGEST = 200;

const COMMON = [
  "12345678",
  "123456789",
  "1234567890",
  "87654321",
  "abcd1234",
  "brasil123",
  "brasil2026",
  "iloveyou",
  "mudar123",
  "password",
  "password1",
  "password123",
  "qwerty123",
  "qwertyuiop",
  "senha123",
  "senha1234",
  "senha12345",
  "admin123",
  "master123",
  "masteria",
];

/**
 * What is wrong with a password that somebody wants to have: a message key, or undefined when it will do. Length, not
 * symbols (NIST SP 800-63B, 3.1.1.2): short ones, very common ones, one repeated letter and one's own e-mail are refused.
 */
export function passwordProblem(password: string, email: string): string | undefined {
  if (password.length < SHORTEST) return "auth.passwords.tooShort";
  if (password.length > LONGEST) return "auth.passwords.tooLong";
  const lower = password.toLowerCase();
  if (COMMON.includes(lower) || new Set(lower).size < 3) return "auth.passwords.tooCommon";
  const name = email.toLowerCase().split("@")[0] ?? "";
  if (lower === email.toLowerCase() || lower === name) return "auth.passwords.sameAsEmail";
  return undefined;
}
