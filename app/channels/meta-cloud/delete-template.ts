import { objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

/**
 * Deletes a template at Meta. With `templateId` only that language; without it **all languages** of the name.
 * Meta keeps the name of an approved one blocked for 30 days.
 */
export async function deleteTemplate(
  access: MetaAccess,
  wabaId: string,
  name: string,
  templateId?: string,
): Promise<ProviderAnswer<{ deleted: boolean }>> {
  const path = `${encodeURIComponent(wabaId)}/message_templates`;
  const answer = await graphRequest(access, { method: "DELETE", path, query: { name, hsm_id: templateId } });
  return answer.ok ? { ok: true, value: { deleted: objectOf(answer.value).success !== false } } : answer;
}
