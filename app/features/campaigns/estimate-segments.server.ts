import { resolveLocalText } from "~/features/templates/core/resolve-local-text";
import { smsSegments } from "~/features/templates/core/sms-segments";
import type { CompanyRead } from "~/platform/db/company-types";
import type { ClassifyFacts } from "./classify-sql";
import { contactFields } from "./core/contact-fields";
import { plannedValuesOf } from "./core/plan-values";
import { listPage } from "./list-page.sql.server";

export interface SegmentEstimate {
  /** On average, to one decimal. */
  perMessage: number;
  total: number;
  /** Counted on some of the people only. */
  sampled: boolean;
}

const SAMPLE = 2_000;

/** How many segments an SMS campaign costs: exact without variables or for few people, else from a sample. */
export async function estimateSegments(
  scope: CompanyRead,
  facts: ClassifyFacts,
  text: string,
  eligible: number,
): Promise<SegmentEstimate> {
  if (facts.plan.length === 0) {
    const { segments } = smsSegments(text);
    return { perMessage: segments, total: segments * eligible, sampled: false };
  }
  let counted = 0;
  let segments = 0;
  let after: string | null = null;
  do {
    const page = await listPage(scope, facts, after, SAMPLE);
    for (const contact of page.contacts) {
      const values = contact.reason ? undefined : plannedValuesOf(facts.plan, contactFields(contact));
      if (!values) continue;
      const filled = Object.fromEntries(facts.plan.map(({ key }, at) => [key, values[at]]));
      const resolved = resolveLocalText(text, filled);
      counted += 1;
      segments += resolved.ok ? smsSegments(resolved.text).segments : 0;
    }
    after = page.next;
  } while (after && counted < SAMPLE);
  const average = counted === 0 ? 0 : segments / counted;
  const perMessage = Math.round(average * 10) / 10;
  return { perMessage, total: Math.round(average * eligible), sampled: counted < eligible };
}
