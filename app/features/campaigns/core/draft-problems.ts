import type { Audience } from "./audience";
import type { Schedule } from "./schedule";
import { isPast } from "./schedule";

/** What keeps a draft from being launched, in the order in which a person fills it in. `campaigns.problem.<why>`. */
export const DRAFT_PROBLEMS = [
  "name-missing",
  "connection-missing",
  "risk-not-accepted",
  "template-missing",
  "template-gone",
  "template-other-channel",
  "template-unsupported",
  "variables-missing",
  "audience-missing",
  "time-past",
] as const;
export type DraftProblem = (typeof DRAFT_PROBLEMS)[number];

export interface DraftFacts {
  name: string;
  connection?: { kind: string; wabaId: string | null };
  /** Numbers linked by QR whose owner has not accepted what campaigns may cost them. */
  unaccepted: number;
  template?: { kind: string; wabaId: string; gone: boolean; supported: boolean };
  unmapped: readonly string[];
  audience: Pick<Audience, "any">;
  schedule: Schedule;
}

export function draftProblems(facts: DraftFacts, now: Date): DraftProblem[] {
  const { connection, template } = facts;
  const found: [DraftProblem, boolean][] = [
    ["name-missing", facts.name.trim() === ""],
    ["connection-missing", !connection],
    ["risk-not-accepted", facts.unaccepted > 0],
    ["template-missing", !template],
    ["template-gone", template?.gone ?? false],
    ["template-other-channel", Boolean(connection && template && !fits(connection, template))],
    ["template-unsupported", template ? !template.supported : false],
    ["variables-missing", facts.unmapped.length > 0],
    ["audience-missing", facts.audience.any.length === 0],
    ["time-past", isPast(facts.schedule, now)],
  ];
  return found.flatMap(([problem, holds]) => (holds ? [problem] : []));
}

/** A Meta template belongs to a business account; a local text goes by SMS and by QR. */
function fits(connection: NonNullable<DraftFacts["connection"]>, template: { kind: string; wabaId: string }) {
  if (connection.kind === "meta") return template.kind === "meta" && template.wabaId === connection.wabaId;
  return template.kind === "text";
}
