import { type StartSentence, sayBoth } from "./say-both";

/**
 * A variable of the environment is wrong or missing. `message` is what the person at the terminal reads: the variable,
 * what is wrong with it and an example. It never contains the value, which may be a secret.
 */
export class EnvError extends Error {
  constructor(
    readonly variable: string,
    readonly problem: StartSentence,
    readonly example: string,
  ) {
    super(sayBoth(problem, { variable, example }));
    this.name = "EnvError";
  }
}
