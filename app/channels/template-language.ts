/**
 * A template's language as Meta's REST API writes it: "pt_BR", "en". Webhooks say "en-US" for the same thing.
 * Text that is no language code comes back trimmed and otherwise untouched.
 */
export function templateLanguage(text: string): string {
  const match = /^([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2,4}|\d{3}))?$/.exec(text.trim());
  if (!match) return text.trim();
  const [, language, region] = match;
  return region ? `${language!.toLowerCase()}_${region.toUpperCase()}` : language!.toLowerCase();
}
