import type { JobDefinition } from "../job-definition";
import { contactsDelete } from "./contacts-delete";
import type { importProve } from "./import-prove";
import { importRun } from "./import-run";
import { importUndo } from "./import-undo";

/** Every job that a worker can run. One line each. */
export const JOBS: readonly JobDefinition[importProve, importRun, importUndo] = [contactsDelete];
