import type { ProviderAnswer } from "../provider-answer";
import { graphPages } from "./graph-pages";
import type { MetaAccess } from "./meta-access";
import { type MetaPhoneNumber, readMetaPhoneNumber } from "./meta-phone-number";

const FIELDS = "id,display_phone_number,verified_name,quality_rating,status,throughput,messaging_limit_tier";

/** Every number of a WhatsApp Business Account (`GET /{WABA}/phone_numbers`, all pages). */
export async function listPhoneNumbers(
  access: MetaAccess,
  wabaId: string,
): Promise<ProviderAnswer<MetaPhoneNumber[]>> {
  const path = `${encodeURIComponent(wabaId)}/phone_numbers`;
  const answer = await graphPages(access, { path, query: { fields: FIELDS } });
  if (!answer.ok) return answer;
  const numbers = answer.value.map(readMetaPhoneNumber).filter((number) => number !== undefined);
  return { ok: true, value: numbers };
}
