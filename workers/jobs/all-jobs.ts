import type { JobDefinition } from "../job-definition";
import { campaignCancel } from "./campaign-cancel";
import { campaignPrepare } from "./campaign-prepare";
import { campaignRetry } from "./campaign-retry";
import { connectionCheck } from "./connection-check";
import { contactsDelete } from "./contacts-delete";
import { importProve } from "./import-prove";
import { importRun } from "./import-run";
import { importUndo } from "./import-undo";
import { inboxBacklog } from "./inbox-backlog";
import { mediaFetch } from "./media-fetch";
import { templateSync } from "./template-sync";

/** Every job that a worker can run. One line each. */
export const JOBS: readonly JobDefinition[] = [
  campaignCancel,
  campaignPrepare,
  campaignRetry,
  connectionCheck,
  contactsDelete,
  importProve,
  importRun,
  importUndo,
  inboxBacklog,
  mediaFetch,
  templateSync,
];
