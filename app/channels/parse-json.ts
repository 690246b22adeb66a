/** The parsed JSON text, or undefined for anything that is not whole JSON (HTML, nothing, half an answer). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
