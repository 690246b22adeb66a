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

/**
 * How many segments an SMS campaign costs: exact without variables or for few people, else from a sample. Several
 * wordings count evenly, as they are sent.
 */
export async function estimateSegments(
  scope: CompanyRead,
  facts: ClassifyFacts,
  texts: readonly string[],
  eligible: number,
): Promise<SegmentEstimate> {
  if (facts.plan.length === 0) {
    const each = average(texts.map((text) => smsSegments(text).segments));
    return { perMessage: oneDecimal(each), total: Math.round(each * eligible), sampled: false };
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
      counted += 1;
      segments += average(
        texts.map((text) => {
          const resolved = resolveLocalText(text, filled);
          return resolved.ok ? smsSegments(resolved.text).segments : 0;
        }),
      );
    }
    after = page.next;
  } while (after && counted < SAMPLE);
  const each = counted === 0 ? 0 : segments / counted;
  return { perMessage: oneDecimal(each), total: Math.round(each * eligible), sampled: counted < eligible };
}

const oneDecimal = (value: number) => Math.round(value * 10) / 10;
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
