import { firstText, objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

export interface CreatedTemplate {
  readonly id: string;
  readonly status: string;
  /** May differ from the one asked for: Meta decides. */
  readonly category?: string;
}

/**
 * `POST /{WABA}/message_templates` (at most 100 an hour per account). A refusal's `detail` is Meta's sentence for the
 * author (codes 2388xxx, 100). After a time-out (`mayHaveHappened`) list the templates before trying again.
 */
export async function createTemplate(
  access: MetaAccess,
  wabaId: string,
  payload: object,
): Promise<ProviderAnswer<CreatedTemplate>> {
  const path = `${encodeURIComponent(wabaId)}/message_templates`;
  const answer = await graphRequest(access, { method: "POST", path, json: payload });
  if (!answer.ok) return answer;
  const row = objectOf(answer.value);
  const id = firstText(row.id);
  if (id !== undefined) {
    const status = firstText(row.status) ?? "PENDING";
    return { ok: true, value: { id, status, category: firstText(row.category) } };
  }
  const refusal = { reason: "transient", retry: { kind: "person" }, code: "no-id" } as const;
  return {
    ok: false,
    refusal: { ...refusal, detail: "Graph answered without an id", mayHaveHappened: true },
  };
}
