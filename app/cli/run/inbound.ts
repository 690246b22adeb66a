import type { Handler } from "../call";
import { drawTable } from "../line/draw-table";

export const deadLetters: Handler = async ({ api, say }) => {
  const letters = await api().inbound.deadLetters.query();
  const rows = letters.map(({ id, source, at, reason }) => [id, source, at, reason.split("\n")[0]!]);
  return { json: letters, text: rows.length > 0 ? drawTable(rows) : say("cli.inbound.none") };
};

export const replay: Handler = async ({ api, say, argument: id }) => {
  const replayed = await api().inbound.replay.mutate({ id });
  return { json: replayed, text: say("cli.inbound.replayed", { id }) };
};
