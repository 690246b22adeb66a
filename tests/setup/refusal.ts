import { AppError } from "~/platform/errors/app-error";

/** → the message key with which a use case refuses, or "accepted". */
export const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "accepted",
    (error) => {
      if (!(error instanceof AppError)) throw error;
      return error.messageKey;
    },
  );
