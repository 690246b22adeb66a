import type { CompanyTransaction } from "~/platform/db/company-types";
import { sqlOf } from "~/platform/db/sql-of.server";

export interface Place {
  afterContactId: string | null;
  done: boolean;
}

/**
 * Saves how far the audience has been put into the queue, if nobody else went on meanwhile and it is still wanted.
 * @returns false = overtaken: the transaction must be undone
 */
export async function savePlace(
  tx: CompanyTransaction,
  campaignId: string,
  before: string | null,
  place: Place,
): Promise<boolean> {
  const n = await sqlOf(tx).execute(
    `UPDATE campaign SET preparing = $3::jsonb, updated_at = now(), audience_count = (
       SELECT coalesce(sum(n), 0) FROM campaign_tally WHERE campaign_id = $1::uuid)
     WHERE id = $1::uuid AND (state = 'preparing' OR state = 'paused' AND paused_from = 'preparing')
       AND (preparing ->> 'afterContactId') IS NOT DISTINCT FROM $2::text
       AND (preparing ->> 'done')::boolean IS NOT TRUE`,
    [campaignId, before, JSON.stringify(place)],
  );
  return n === 1;
}
