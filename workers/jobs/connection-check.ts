import {
  CHECK_CONNECTION,
  type CheckConnectionPayload,
  checkConnectionPayload,
} from "~/features/connections/connections.jobs";
import { refreshConnection } from "~/features/connections/refresh-connection.server";
import { AppError } from "~/platform/errors/app-error";
import { defineJob } from "../job-definition";

export const connectionCheck = defineJob<CheckConnectionPayload>({
  job: CHECK_CONNECTION,
  concurrency: 4,
  async handle(ctx, payload) {
    const { connectionId } = checkConnectionPayload.parse(payload);
    await refreshConnection(ctx, connectionId).catch((error) => {
      // Removed since it was queued.
      if (!(error instanceof AppError && error.code === "NOT_FOUND")) throw error;
    });
  },
});
