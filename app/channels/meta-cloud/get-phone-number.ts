import type { ProviderAnswer } from "../provider-answer";
import { graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";
import { type MetaPhoneNumber, readMetaPhoneNumber } from "./meta-phone-number";

const FIELDS =
  "id,display_phone_number,verified_name,quality_rating,status,throughput,name_status,messaging_limit_tier,is_on_biz_app";

/**
 * One number's name, quality, throughput and messaging limit. The portfolio's limit exists since v24: where Graph
 * does not know the field (code 100) the rest is asked for alone.
 */
export async function getPhoneNumber(
  access: MetaAccess,
  phoneNumberId: string,
): Promise<ProviderAnswer<MetaPhoneNumber>> {
  const path = encodeURIComponent(phoneNumberId);
  const fields = `${FIELDS},whatsapp_business_manager_messaging_limit`;
  let answer = await graphRequest(access, { path, query: { fields } });
  if (!answer.ok && answer.refusal.code === "100" && /field/i.test(answer.refusal.detail)) {
    answer = await graphRequest(access, { path, query: { fields: FIELDS } });
  }
  if (!answer.ok) return answer;
  const number = readMetaPhoneNumber(answer.value);
  if (number) return { ok: true, value: number };
  const refusal = { reason: "transient", retry: { kind: "person" }, code: "no-id" } as const;
  return {
    ok: false,
    refusal: { ...refusal, detail: "Graph answered without an id", mayHaveHappened: true },
  };
}
