import { syncTemplates } from "~/features/templates/sync-templates.server";
import {
  SYNC_TEMPLATES,
  type SyncTemplatesPayload,
  syncTemplatesPayload,
} from "~/features/templates/templates.jobs";
import { AppError } from "~/platform/errors/app-error";
import { defineJob } from "../job-definition";

export const templateSync = defineJob<SyncTemplatesPayload>({
  job: SYNC_TEMPLATES,
  concurrency: 2,
  async handle(ctx, payload) {
    const { connectionId } = syncTemplatesPayload.parse(payload);
    await syncTemplates(ctx, connectionId).catch((error) => {
      // A refusal stays one however often it is asked; only a silent Meta is worth another try.
      if (!(error instanceof AppError) || error.code === "UNAVAILABLE") throw error;
    });
  },
});
