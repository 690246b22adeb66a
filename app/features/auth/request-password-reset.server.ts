import { appProcess } from "~/platform/app-process.server";
import type { Client } from "./client-of.server";
import { takeTry } from "./throttle.server";

/**
 * Somebody says that they forgot their password. While no mail is set up nothing is looked up, so the answer cannot
 * tell whether there is an account: the operator makes the link (`mia admin reset-password`). Mail will send the link
 * of createPasswordReset from a job, for the same reason.
 * @throws AppError TOO_MANY_REQUESTS
 */
export async function requestPasswordReset(_email: string, client: Client): Promise<void> {
  const { database, logger } = appProcess();
  await takeTry(database, "reset-address", client.address);
  logger.info("somebody asked for a password link");
}
