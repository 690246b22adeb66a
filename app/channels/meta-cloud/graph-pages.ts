import { firstText, listOf, objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { type GraphCall, graphRequest } from "./graph-request";
import type { MetaAccess } from "./meta-access";

/** 200 pages of 100: 20,000 rows, more than three times Meta's largest list (6,000 templates). */
const MOST_PAGES = 200;
const BAD_CURSOR = "131059";

/**
 * All rows of a Graph list, following `paging.cursors.after` (never `paging.next`, whose host we do not choose).
 * A refused cursor (131059, v24 and later) starts again once without it; rows seen twice are kept once, by `id`.
 */
export async function graphPages(access: MetaAccess, call: GraphCall): Promise<ProviderAnswer<unknown[]>> {
  const rows = new Map<string, unknown>();
  const seen = new Set<string>();
  let after: string | undefined;
  let restarted = false;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await graphRequest(access, { ...call, query: { limit: "100", ...call.query, after } });
    if (!answer.ok) {
      if (answer.refusal.code !== BAD_CURSOR || after === undefined || restarted) return answer;
      restarted = true;
      after = undefined;
      seen.clear();
      continue;
    }
    const body = objectOf(answer.value);
    for (const row of listOf(body.data)) rows.set(firstText(objectOf(row).id) ?? `row ${rows.size}`, row);
    const paging = objectOf(body.paging);
    after = firstText(objectOf(paging.cursors).after);
    // The last page still carries a cursor, but no `next`.
    if (after === undefined || paging.next === undefined || seen.has(after)) break;
    seen.add(after);
  }
  return { ok: true, value: [...rows.values()] };
}
