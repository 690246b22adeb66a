import type { MessageParams } from "~/platform/errors/app-error";

/** Ends a command with exit code 1. Either a sentence the server already said, or a key of ours. */
export class Refusal extends Error {
  constructor(
    readonly messageKey: string,
    readonly params: MessageParams = {},
  ) {
    super(messageKey);
  }
}

/** The server said no, in the terminal's language. */
export class ServerRefusal extends Error {}
