import { firstText, objectOf } from "../narrow-json";
import type { ProviderAnswer } from "../provider-answer";
import { debugToken } from "./debug-token";
import { graphPages } from "./graph-pages";
import { graphRequest } from "./graph-request";
import { listPhoneNumbers } from "./list-phone-numbers";
import type { MetaAccess } from "./meta-access";
import type { MetaPhoneNumber } from "./meta-phone-number";

export interface DiscoveredAccount {
  readonly wabaId: string;
  readonly name: string;
  /** Business portfolio that owns the account, when Meta tells. */
  readonly portfolioId?: string;
  readonly portfolioName?: string;
  readonly numbers: readonly MetaPhoneNumber[];
}

export interface Discovery {
  readonly appId?: string;
  readonly expiresAt?: Date;
  readonly accounts: readonly DiscoveredAccount[];
}

interface Found {
  name?: string;
  portfolioId?: string;
  portfolioName?: string;
}

/** Accounts below the portfolios that the token's user belongs to. A token without that right finds none. */
async function accountsOfPortfolios(access: MetaAccess, found: Map<string, Found>): Promise<void> {
  const portfolios = await graphPages(access, { path: "me/businesses", query: { fields: "id,name" } });
  for (const value of portfolios.ok ? portfolios.value : []) {
    const portfolioId = firstText(objectOf(value).id);
    if (portfolioId === undefined) continue;
    for (const edge of ["owned_whatsapp_business_accounts", "client_whatsapp_business_accounts"]) {
      const accounts = await graphPages(access, {
        path: `${portfolioId}/${edge}`,
        query: { fields: "id,name" },
      });
      for (const row of accounts.ok ? accounts.value.map(objectOf) : []) {
        const id = firstText(row.id);
        if (id === undefined || found.get(id)?.portfolioId !== undefined) continue;
        // A client's account belongs to the client's portfolio, not to this one.
        const owner = edge.startsWith("owned") && {
          portfolioId,
          portfolioName: firstText(objectOf(value).name),
        };
        found.set(id, { name: firstText(row.name), ...owner });
      }
    }
  }
}

async function completeAccount(
  access: MetaAccess,
  wabaId: string,
  known: Found,
): Promise<DiscoveredAccount | undefined> {
  const self = await graphRequest(access, { path: wabaId, query: { fields: "id,name,owner_business_info" } });
  const numbers = await listPhoneNumbers(access, wabaId);
  if (!self.ok && !numbers.ok) return undefined;
  const row = self.ok ? objectOf(self.value) : {};
  const owner = objectOf(row.owner_business_info);
  return {
    wabaId,
    name: firstText(row.name) ?? known.name ?? wabaId,
    portfolioId: known.portfolioId ?? firstText(owner.id),
    portfolioName: known.portfolioName ?? firstText(owner.name),
    numbers: numbers.ok ? numbers.value : [],
  };
}

/**
 * Everything a token opens, to pick from: business accounts (from its granted scopes and its portfolios) with their
 * numbers. Parts that the token may not read are left out; only a dead token or a dead network is a refusal.
 */
export async function discoverAccounts(access: MetaAccess): Promise<ProviderAnswer<Discovery>> {
  const token = await debugToken(access);
  if (!token.ok && (token.refusal.reason === "token-dead" || token.refusal.reason === "transient"))
    return token;
  if (token.ok && !token.value.valid) {
    const refusal = { reason: "token-dead", retry: { kind: "person" }, code: "190" } as const;
    return { ok: false, refusal: { ...refusal, detail: "The token is not valid", mayHaveHappened: false } };
  }
  const found = new Map<string, Found>();
  await accountsOfPortfolios(access, found);
  for (const id of token.ok ? token.value.wabaIds : []) if (!found.has(id)) found.set(id, {});
  const accounts: DiscoveredAccount[] = [];
  for (const [wabaId, known] of found) {
    const account = await completeAccount(access, wabaId, known);
    if (account) accounts.push(account);
  }
  return {
    ok: true,
    value: token.ok ? { appId: token.value.appId, expiresAt: token.value.expiresAt, accounts } : { accounts },
  };
}
