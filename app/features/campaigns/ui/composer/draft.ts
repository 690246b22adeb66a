import type { SendWindow } from "~/features/outgoing/core/send-window";
import type { AudienceDraft } from "../../campaigns.schema";
import type { Schedule } from "../../core/schedule";
import type { VariableMapping } from "../../core/variable-mapping";

/** What the composer edits; every change is saved by itself. */
export interface Draft {
  name: string;
  connectionId: string | null;
  /** Further numbers by QR that it takes turns over. */
  numbers: string[];
  templateId: string | null;
  variables: VariableMapping;
  audience: AudienceDraft;
  schedule: Schedule;
  sendWindow: SendWindow | { always: true } | null;
  rate: number | null;
}

export type ChangeDraft = (changes: Partial<Draft>) => void;
