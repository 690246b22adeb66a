import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { appRouter } from "~/trpc/root";
import { callTrpc } from "../setup/call-trpc";
import type { PlantedCompany } from "./planted-company";
import { PROCEDURE_INPUTS } from "./procedure-inputs";
import { rowHashes, rowsThatName } from "./row-hashes";
import { leaksIn, openTwoCompanies, type TwoCompanies } from "./two-companies";

setDefaultTimeout(60_000);

type Ids = PlantedCompany["ids"];
type Kind = "query" | "mutation";
const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: Kind } }>,
).map(([path, { _def }]) => [path, _def.type] as const);

let all: TwoCompanies;
beforeAll(async () => {
  all = await openTwoCompanies();
});
afterAll(() => all.close());

const callAs = (who: { cookie: string } | { key: string }, path: string, kind: Kind, input: unknown) =>
  callTrpc(path, { ...who, kind, input });

test("every procedure has its line in procedure-inputs.ts, and no line is without its procedure", () => {
  expect(Object.keys(PROCEDURE_INPUTS).sort()).toEqual(procedures.map(([path]) => path).sort());
});

describe("with another company's ids", () => {
  const walks = procedures.flatMap(([path, kind]) => [
    [path, "a session", kind] as const,
    [path, "an API key", kind] as const,
  ]);
  test.each(walks)("%s by %s reads and changes nothing of theirs", async (path, by, kind) => {
    const { victim, attacker } = all;
    const known = PROCEDURE_INPUTS[path]!;
    const before = await rowHashes(all.test, victim.companyId);
    const who = by === "a session" ? { cookie: attacker.cookie } : { key: attacker.key };
    const input = known.input?.(victim);
    const answer = await callAs(who, path, kind, input);
    const text = JSON.stringify(answer);
    expect(leaksIn(text, victim, JSON.stringify(input ?? null))).toEqual([]);
    expect(await rowHashes(all.test, victim.companyId)).toEqual(before);
    expect(answer.status, text).not.toBe(500);
    if (known.expects === "refused") expect(answer.status, text).toBeGreaterThanOrEqual(400);
    else if (by === "a session") expect(answer.status, text).toBe(200);
  });

  test.each([
    ["their number", (ids: Ids) => ({ connectionId: ids.connection })],
    ["their template", (ids: Ids) => ({ templateId: ids.template })],
    ["their local text", (ids: Ids) => ({ templateId: ids.text })],
    ["their list", (ids: Ids) => ({ audience: { any: [{ list: ids.contact_list }] } })],
    ["their tag", (ids: Ids) => ({ audience: { any: [{ tag: ids.tag }] } })],
    ["their file", (ids: Ids) => ({ audience: { any: [{ file: ids.import }] } })],
    [
      "their list, taken away",
      (ids: Ids) => ({ audience: { any: [{ all: true }], minus: [{ list: ids.contact_list }] } }),
    ],
  ])("one's own campaign takes in nothing of %s", async (_, changesOf) => {
    const { attacker, victim } = all;
    const input = { id: attacker.ids.draft, changes: changesOf(victim.ids) };
    const answer = await callAs(attacker, "campaigns.update", "mutation", input);
    const preflight = await callAs(attacker, "campaigns.preflight", "query", { id: attacker.ids.draft });
    const created = await callAs(attacker, "campaigns.create", "mutation", {
      name: "x",
      ...changesOf(victim.ids),
    });
    const text = JSON.stringify([answer, preflight, created]);
    expect(text).not.toContain(victim.mark);
    expect([answer.status, created.status]).not.toContain(500);
  });

  test("afterwards nothing of the caller's own names a row of theirs", async () => {
    const { victim, attacker } = all;
    const ids = Object.values(victim.ids).filter((id) => id.length > 10);
    expect(await rowsThatName(all.test, attacker.companyId, [...ids, victim.companyId])).toEqual([]);
  });

  test("afterwards no job works for their company", async () => {
    const { rows } = await all.test.admin.query(
      "SELECT name, data FROM pgboss.job WHERE data->>'companyId' = $1",
      [all.victim.companyId],
    );
    expect(rows).toEqual([]);
  });
});

describe("to its own people", () => {
  /** Reads first: the writes take things away. */
  const order = [...procedures].sort(([, one], [, other]) => other.localeCompare(one));
  test("no procedure ever answers with a secret", async () => {
    const { victim } = all;
    const said: string[] = [];
    let shown = 0;
    for (const [path, kind] of order) {
      const input = PROCEDURE_INPUTS[path]!.input?.(victim);
      const text = JSON.stringify(await callAs({ cookie: victim.cookie }, path, kind, input));
      if (text.includes(victim.mark)) shown += 1;
      for (const secret of secretsIn(text, victim)) said.push(`${path}: ${secret}`);
    }
    expect(said).toEqual([]);
    expect(shown, "procedures that show the company its own things").toBeGreaterThan(15);
  });
});

const secretsIn = (text: string, of: PlantedCompany) => of.secrets.filter((secret) => text.includes(secret));
