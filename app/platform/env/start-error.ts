import { type StartSentence, sayBoth } from "./say-both";

/** Something outside the program stops the start. `message` is the sentence for the person at the terminal. */
export class StartError extends Error {
  constructor(
    readonly problem: StartSentence,
    params: Record<string, string | number> = {},
  ) {
    super(sayBoth(problem, params));
    this.name = "StartError";
  }
}
