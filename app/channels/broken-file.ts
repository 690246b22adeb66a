import type { FileProblem } from "./provider-file";

/** Thrown while a provider's file is read: what came so far is worth nothing. */
export class BrokenFile extends Error {
  constructor(
    readonly problem: FileProblem,
    readonly detail: string,
  ) {
    super(`${problem}: ${detail}`);
    this.name = "BrokenFile";
  }
}
