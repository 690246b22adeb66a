import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { aSession } from "../factories/a-member";
import { formRequest } from "../setup/form-request";
import { ROUTE_VISITS, type RouteVisit } from "./route-visits";
import { rowHashes, rowsThatName } from "./row-hashes";
import { leaksIn, openTwoCompanies, type TwoCompanies } from "./two-companies";
import { visitRoute } from "./visit-route";

setDefaultTimeout(60_000);

const folder = join(import.meta.dir, "../../app/routes");
const files = readdirSync(folder).sort();
const nameOf = (file: string) => file.replace(/\.tsx?$/, "");
const ORIGIN = "http://localhost:3000";

let all: TwoCompanies;
beforeAll(async () => {
  all = await openTwoCompanies();
});
afterAll(() => all.close());

test("every route module has its line in route-visits.ts, and no line is without its module", () => {
  expect(Object.keys(ROUTE_VISITS).sort()).toEqual(files.map(nameOf).sort());
});

/** Address and requests of one visit: a look, then each form. */
function requestsOf(visit: RouteVisit, cookie: string) {
  const address = `/x${visit.search?.(all.victim) ?? ""}`;
  const look = new Request(ORIGIN + address, { headers: { cookie } });
  const sends = (visit.forms?.(all.victim) ?? []).map((form) => {
    if (!("json" in form))
      return { sent: form as unknown, request: formRequest(address, form as Record<string, string>, cookie) };
    const headers = {
      cookie,
      origin: ORIGIN,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
    };
    const body = JSON.stringify(form.json);
    return {
      sent: form as unknown,
      request: new Request(ORIGIN + address, { method: "POST", headers, body }),
    };
  });
  return { address, look, sends };
}

describe("with another company's ids, a page shows and changes nothing of theirs:", () => {
  test.each(files.map((file) => [nameOf(file), file]))("%s", async (name, file) => {
    const visit = ROUTE_VISITS[name!]!;
    const { victim, attacker } = all;
    const cookie = await aSession(attacker.ids.user!, attacker.companyId);
    const params = visit.params?.(victim) ?? {};
    const module = await import(join(folder, file!));
    const before = await rowHashes(all.test, victim.companyId);
    const { address, look, sends } = requestsOf(visit, cookie);
    const tries = [
      ...(module.loader ? [{ by: module.loader, request: look, sent: null as unknown }] : []),
      ...(module.action ? sends.map(({ request, sent }) => ({ by: module.action, request, sent })) : []),
    ];
    expect(sends.length > 0 && !module.action, "forms for a route that takes none").toBe(false);
    for (const { by, request, sent } of tries) {
      const { status, text } = await visitRoute(by, { request, params });
      const known = JSON.stringify([params, decodeURIComponent(address), sent]);
      expect(leaksIn(text, victim, known)).toEqual([]);
      expect(status, text).not.toBe(500);
      const saidSo = visit.saysSo !== undefined && text.includes(visit.saysSo);
      // A module that only sends people on has nothing to show.
      if (visit.expects === "refused" && !(status >= 300 && status < 400 && sent === null) && !saidSo)
        expect(status, `${JSON.stringify(sent)} → ${text}`).toBeGreaterThanOrEqual(400);
    }
    expect(await rowHashes(all.test, victim.companyId)).toEqual(before);
  });

  test("afterwards nothing of the caller's own names a row of theirs", async () => {
    const { victim, attacker } = all;
    const ids = Object.values(victim.ids).filter((id) => id.length > 10);
    expect(await rowsThatName(all.test, attacker.companyId, [...ids, victim.companyId])).toEqual([]);
  });
});

test("to its own people, no page ever shows a secret", async () => {
  const { victim } = all;
  const said: string[] = [];
  let shown = 0;
  for (const file of files) {
    const visit = ROUTE_VISITS[nameOf(file)]!;
    const { loader } = await import(join(folder, file));
    if (!loader) continue;
    const { look } = requestsOf(visit, victim.cookie);
    const { text } = await visitRoute(loader, { request: look, params: visit.params?.(victim) ?? {} });
    if (text.includes(victim.mark)) shown += 1;
    for (const secret of victim.secrets) if (text.includes(secret)) said.push(`${file}: ${secret}`);
  }
  expect(said).toEqual([]);
  expect(shown, "pages that show the company its own things").toBeGreaterThan(20);
});

test("without a session, no page of a company opens", async () => {
  for (const file of files.filter((name) => name.startsWith("_app") || name.includes("[.]csv"))) {
    const visit = ROUTE_VISITS[nameOf(file)]!;
    const { loader } = await import(join(folder, file));
    if (!loader) continue;
    const request = new Request(`${ORIGIN}/x`);
    const params = visit.params?.(all.victim) ?? {};
    const { status, text } = await visitRoute(loader, { request, params });
    expect([file, status >= 300, leaksIn(text, all.victim, JSON.stringify(params))]).toEqual([
      file,
      true,
      [],
    ]);
  }
});
