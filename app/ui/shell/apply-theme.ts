import type { DocumentSettings } from "../document-context";

/** Draws the chosen theme at once and remembers it for a year; "system" follows the device. */
export function applyTheme(theme: DocumentSettings["theme"]): void {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.chosen = theme;
  root.dataset.theme = theme === "system" ? (dark ? "dark" : "light") : theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari.
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`;
}
