import { type StartSentence, sayBoth } from "~/platform/env/say-both";

/** One line of progress, in both languages. */
export function printStep(key: StartSentence, params: Record<string, string | number> = {}): void {
  console.log(`· ${sayBoth(key, params).split("\n").join(" · ")}`);
}
