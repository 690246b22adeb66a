const particles = new Set("da de do das dos e di du del la las los van von der den y".split(" "));
/** Control characters and bidi overrides; joiners and tags stay (emoji, Persian, Hindi). */
const unwanted = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}]/gu;
/**
 * A name as one would write it in a greeting: trimmed, single spaces, nothing invisible; shouted or whispered names
 * ("ROGERIO BRANDAO", "ana de souza") get their capitals. Mixed spelling is the person's own and stays.
 */
export function normalizeName(raw: string): string {
  const form = formOf(raw);
  if (form === "mixed") return raw;
  const name =
    form === "plain" ? raw : raw.replace(unwanted, " ").replace(/\s+/g, " ").trim().normalize("NFC");
  const upper = name.toUpperCase();
  const lower = name.toLowerCase();
  if (upper === lower) return name;
  if (name === upper) return name.length > 3 ? capitalize(lower) : name;
  return name === lower ? capitalize(lower) : name;
}

/** One look at each character: a million names go through here. "mixed": clean, with both cases. */
function formOf(raw: string): "mixed" | "plain" | "unclean" {
  let before = 32;
  let small = false;
  let capital = false;
  for (let i = 0; i < raw.length; i++) {
    const code = raw.charCodeAt(i);
    if (code < 32 || (code >= 127 && code <= 191) || code > 255) return "unclean";
    if (code === 32 && before === 32) return "unclean";
    if (code >= 97 && code <= 122) small = true;
    else if (code >= 65 && code <= 90) capital = true;
    before = code;
  }
  if (before === 32) return "unclean";
  return small && capital ? "mixed" : "plain";
}

function capitalize(lower: string): string {
  let result = "";
  for (const word of lower.split(" ")) {
    const plainWord = result !== "" && particles.has(word);
    result += (result === "" ? "" : " ") + (plainWord ? word : capitalizeWord(word));
  }
  return result;
}

/** Also after a hyphen, a dot and an apostrophe: Ana-Maria, D'Ávila. */
function capitalizeWord(word: string): string {
  return word.replace(
    /(^|[-'’.])(\p{L})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}
