import type { Handler } from "../call";
import { writeJsonList } from "../write-json-list";

/** Every recipient: CSV as the page downloads it, or with --json one list with states and reasons as codes. */
export const exportCampaign: Handler = async ({ api, json, write, argument: id }) => {
  const { campaigns } = api();
  if (json) {
    await writeJsonList(write, async (after) => {
      const { rows, next } = await campaigns.exportRows.query({ id, after });
      return { rows: rows.map((row) => ({ ...row, state: promisedState(row.state) })), next };
    });
    return undefined;
  }
  let after: string | undefined;
  do {
    const { csv, next } = await campaigns.export.query({ id, after });
    await write(csv);
    after = next ?? undefined;
  } while (after);
  return undefined;
};

/** As `campaigns status` counts: waiting includes claimed. */
const promisedState = (state: string) => (state === "claimed" ? "waiting" : state);
