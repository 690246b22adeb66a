import type { StartSentence } from "./say-both";
import { StartError } from "./start-error";

/**
 * A variable of the environment is wrong or missing. `message` is what the person at the terminal reads: the variable,
 * what is wrong with it and an example. It never contains the value, which may be a secret.
 */
export class EnvError extends StartError {
  constructor(
    readonly variable: string,
    problem: StartSentence,
    readonly example: string,
  ) {
    super(problem, { variable, example });
    this.name = "EnvError";
  }
}
