import type { JobDefinition } from "../job-definition";
import { contactsDelete } from "./contacts-delete";
import { importProve } from "./import-prove";
import { importRun } from "./import-run";
import { importUndo } from "./import-undo";

/** Every job that a worker can run. One line each. */
export const JOBS: readonly JobDefinition[] = [contactsDelete, importProve, importRun, importUndo];
