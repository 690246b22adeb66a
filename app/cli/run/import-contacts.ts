import { basename } from "node:path";
import type { Call, Handler } from "../call";
import { drawBar } from "../line/draw-bar";
import { drawTable } from "../line/draw-table";
import { parsePairs } from "../line/parse-pairs";
import type { Api } from "../open-api";
import { Refusal, ServerRefusal } from "../refusal";
import { sendFile } from "../send-file";

const EVERY_MS = 200;
const PAGE = 1_000;
/** Rows of the table that a person sees; --json and the page's download have all. */
const MOST_SHOWN = 20;

type Status = Awaited<ReturnType<Api["imports"]["status"]["query"]>>;
type Basis = "consent" | "contract" | "legitimate-interest";

/** Sends a file, asks for the import (or only its proof) and follows it to the end. */
export const importContacts: Handler = async (call) => {
  const { api, argument: path, required, value, values, say } = call;
  const importId = await sendFile(call, path);
  const dryRun = values["dry-run"] !== undefined;
  await api().imports.fromFile.mutate({
    importId,
    list: required("list"),
    map: Object.assign({}, ...(values.map ?? []).map(parsePairs)) as Record<string, string>,
    country: value("country")?.toUpperCase(),
    basis: (value("basis") as Basis | undefined) ?? "consent",
    onDuplicate: (value("on-duplicate") as "update" | "keep" | undefined) ?? "update",
    dryRun,
  });
  const status = await follow(call, importId);
  const rejectedRows = await allRejected(api(), importId, status.rejected);
  const { rows, updated, same, duplicates, rejected } = status;
  const counts = { rows, new: status.new, updated, same, duplicates, rejected };
  const json = {
    importId,
    ...counts,
    rejectedRows: rejectedRows.map(({ row, reason, value }) => ({ row, reason, value })),
  };
  const done = say(dryRun ? "cli.contacts.proved" : "cli.contacts.imported", { file: basename(path) });
  const table = drawTable([
    ...Object.entries(counts).map(([name, count]) => [say(`cli.contacts.counts.${name}`), String(count)]),
  ]);
  return { json, text: [done, table, ...rejectedLines(call, rejectedRows)].join("\n") };
};

async function follow({ api, say, progress, argument }: Call, importId: string): Promise<Status> {
  for (;;) {
    const status = await api().imports.status.query({ importId, mostRejected: 0 });
    const { state, error, rowsDone, rowsTotal, rows } = status;
    if (state === "finished" || state === "proved") {
      progress("");
      return status;
    }
    if (state === "cancelled") throw new Refusal("cli.errors.importCancelled", { rows });
    if (state !== "proving" && state !== "importing") {
      throw new ServerRefusal(say(error?.messageKey ?? "common.errors.unknown", error?.params));
    }
    progress(drawBar(rowsDone, rowsTotal, say("cli.contacts.progress", { file: basename(argument) })));
    await Bun.sleep(EVERY_MS);
  }
}

async function allRejected(api: Api, importId: string, count: number) {
  const all: Status["rejectedRows"] = [];
  while (all.length < count) {
    const rejectedAfter = all.at(-1)?.row ?? 0;
    const { rejectedRows } = await api.imports.status.query({ importId, rejectedAfter, mostRejected: PAGE });
    all.push(...rejectedRows);
    if (rejectedRows.length < PAGE) break;
  }
  return all;
}

function rejectedLines({ say }: Call, rejected: Status["rejectedRows"]): string[] {
  if (rejected.length === 0) return [];
  const rows = rejected
    .slice(0, MOST_SHOWN)
    .map(({ row, reason, params, value }) => [
      say("cli.contacts.row", { row }),
      value,
      say(`imports.reasons.${reason}`, params),
    ]);
  const more = rejected.length - rows.length;
  return ["", drawTable(rows), ...(more > 0 ? [say("cli.contacts.moreRejected", { count: more })] : [])];
}
