import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { KEY_SCOPES, PERMISSIONS, ROLES } from "~/features/companies/core/permissions";
import type { Scope } from "~/features/companies/core/scopes";
import { createApiKey } from "~/features/companies/create-api-key.server";
import { createCompany } from "~/features/companies/create-company.server";
import { listApiKeys } from "~/features/companies/list-api-keys.server";
import { revokeApiKey } from "~/features/companies/revoke-api-key.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { appRouter } from "~/trpc/root";
import { aMember, PASSWORD } from "../factories/a-member";
import { callTrpc } from "../setup/call-trpc";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";

let db: TestDatabase;
let ctx: CompanyContext;

beforeAll(async () => {
  db = await openTestDatabase();
  openTestProcess(db);
  ctx = await db.company();
});
afterAll(() => db.close());

const aKey = async (scopes: Scope[], company = ctx) =>
  createApiKey(company, { name: "Loja virtual", scopes });

interface Procedure {
  path: string;
  kind: "query" | "mutation";
  role: Role;
  scope: Scope | null;
}

/** Every procedure of the API with what its definition asks for. */
const procedures: Procedure[] = Object.entries(appRouter._def.procedures).map(([path, procedure]) => {
  const { type, meta } = (procedure as unknown as { _def: { type: "query" | "mutation"; meta: Procedure } })
    ._def;
  return { path, kind: type, role: meta.role, scope: meta.scope };
});

/** Refused before the input was looked at, or let in (whatever then came of an empty input). */
const isRefused = ({ status }: { status: number }) => status === 401 || status === 403;

describe("every procedure", () => {
  test("asks for a role and says what a key needs", () => {
    for (const { path, role, scope } of procedures) expect([path, role, scope]).not.toContain(undefined);
  });

  test("is closed to nobody in particular", async () => {
    for (const { path, kind } of procedures) {
      expect([path, (await callTrpc(path, { kind })).status]).toEqual([path, 401]);
    }
  });

  test("is open to exactly the roles that the table of permissions names", async () => {
    for (const role of ROLES) {
      const { cookie } = await aMember(db, ctx.companyId, role);
      for (const { path, kind, role: least, scope } of procedures) {
        const allowed =
          ROLES.indexOf(role) >= ROLES.indexOf(least) &&
          (scope === null || PERMISSIONS[role].includes(scope));
        const answer = await callTrpc(path, { kind, cookie });
        expect([role, path, !isRefused(answer)]).toEqual([role, path, allowed]);
      }
    }
  });

  test("is open to a key with its scope, and to no other key", async () => {
    for (const { path, kind, scope } of procedures) {
      const others = KEY_SCOPES.filter((one) => one !== scope);
      const without = await callTrpc(path, { kind, key: (await aKey(others)).key });
      expect([path, without.status]).toEqual([path, 403]);
      if (scope === null || !KEY_SCOPES.includes(scope)) continue;
      const withIt = await callTrpc(path, { kind, key: (await aKey([scope])).key });
      expect([path, isRefused(withIt)]).toEqual([path, false]);
    }
  });

  test("refuses a cookie's mutation that another site sent, and answers the same one from our own page", async () => {
    const { cookie } = await aMember(db, ctx.companyId);
    const foreign: Record<string, string>[] = [
      { origin: "http://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "http://evil.example", "sec-fetch-site": "same-origin" },
      { origin: "null" },
      { "sec-fetch-site": "same-site" },
    ];
    for (const headers of foreign) {
      const answer = await callTrpc("live.ticket", { cookie, headers });
      expect([answer.status, answer.messageKey]).toEqual([403, "common.errors.crossSite"]);
    }
    expect((await callTrpc("live.ticket", { cookie })).status).toBe(200);
  });
});

describe("an API key", () => {
  test.each([
    ["that never was", () => `mia_${"A".repeat(43)}`],
    ["that is too short", () => "mia_x"],
    ["of another kind", () => "sk-123"],
  ])("%s opens nothing, even beside a good cookie", async (_, key) => {
    const { cookie } = await aMember(db, ctx.companyId);
    const answer = await callTrpc("team.list", { kind: "query", key: key(), cookie });
    expect([answer.status, answer.message]).toEqual([401, "Esta chave de API não existe ou foi revogada."]);
  });

  test("opens nothing from the moment it is revoked, and cannot be revoked twice", async () => {
    const { key, apiKeyId } = await aKey(["team:read"]);
    expect((await callTrpc("team.list", { kind: "query", key })).status).toBe(200);
    await revokeApiKey(ctx, apiKeyId);
    expect((await callTrpc("team.list", { kind: "query", key })).status).toBe(401);
    expect(revokeApiKey(ctx, apiKeyId)).rejects.toThrow("gone");
  });

  test("is stored as a hash, shown by its first characters, and remembers its last use", async () => {
    const { key, apiKeyId } = await aKey(["team:read"]);
    await callTrpc("team.list", { kind: "query", key });
    const listed = (await listApiKeys(ctx)).find(({ id }) => id === apiKeyId)!;
    expect(key).toMatch(/^mia_[\w-]{43}$/);
    expect([listed.prefix, listed.lastUsedAt]).toEqual([key.slice(0, 10), expect.any(Date)]);
    const { rows } = await db.admin.query("SELECT t::text FROM api_key AS t WHERE id = $1", [apiKeyId]);
    expect(rows[0].t).not.toContain(key.slice(10));
  });

  test("writes its last use at most once a minute", async () => {
    const { key, apiKeyId } = await aKey(["team:read"]);
    const versionAfterCall = async () => {
      await callTrpc("team.list", { kind: "query", key });
      return (await db.admin.query("SELECT xmin::text FROM api_key WHERE id = $1", [apiKeyId])).rows[0].xmin;
    };
    const first = await versionAfterCall();
    expect(await versionAfterCall()).toBe(first);
    await db.admin.query("UPDATE api_key SET last_used_at = now() - interval '61 seconds' WHERE id = $1", [
      apiKeyId,
    ]);
    expect(await versionAfterCall()).not.toBe(first);
  });

  test("sees its own company only", async () => {
    const other = await db.company("Outra");
    await aMember(db, other.companyId, "owner", "outra-dona@example.com");
    const { key } = await aKey(["team:read"], other);
    const { value } = await callTrpc("team.list", { kind: "query", key });
    expect((value as { members: { email: string }[] }).members.map(({ email }) => email)).toEqual([
      "outra-dona@example.com",
    ]);
  });

  test("never makes people or keys", async () => {
    expect(aKey(["team:write"])).rejects.toThrow("noScopes");
    const { apiKey } = await createCompany(
      db.database,
      { name: "Linha de comando", email: "cli@example.com", password: PASSWORD },
      { apiKeyName: "CLI" },
    );
    const answer = await callTrpc("apiKeys.create", {
      key: apiKey,
      input: { name: "x", scopes: ["team:read"] },
    });
    expect([answer.status, answer.messageKey]).toEqual([403, "api-keys.errors.peopleOnly"]);
  });

  test("of another company cannot be revoked", async () => {
    const other = await db.company("Alheia");
    const { apiKeyId, key } = await aKey(["team:read"], other);
    expect(revokeApiKey(ctx, apiKeyId)).rejects.toThrow("gone");
    expect((await callTrpc("team.list", { kind: "query", key })).status).toBe(200);
  });
});

describe("a refusal", () => {
  test("is in the reader's language, with its key", async () => {
    const { key } = await aKey(["team:read"]);
    const call = (language: string) =>
      callTrpc("audit.list", { kind: "query", key, headers: { "accept-language": language } });
    expect((await call("en")).message).toBe("This API key does not have the permission audit:read.");
    expect((await call("pt-BR")).message).toBe("Esta chave de API não tem a permissão audit:read.");
  });

  test("of a wrong input names the field and shows no schema", async () => {
    const { key } = await aKey(["company:write"]);
    const { status, message } = await callTrpc("companies.changeSettings", {
      key,
      input: { timeZone: "Mars/Olympus" },
    });
    expect([status, message]).toEqual([400, "O valor de “timeZone” não serve. Confira e tente de novo."]);
  });

  test("of an unknown call is a sentence, too", async () => {
    expect((await callTrpc("nothing.here", { kind: "query" })).message).toBe(
      "Esta chamada não existe ou não foi entendida.",
    );
  });
});
