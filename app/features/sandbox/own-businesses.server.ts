import type { CompanyContext } from "~/platform/db/company-types";
import { ownQrNumbers, qrBusinessOf } from "./own-qr-numbers.server";
import type { SandboxBusiness } from "./sandbox-view";

/** This company's numbers among those that the sandbox knows, and every name under which its log speaks of them. */
export async function ownBusinesses(
  ctx: CompanyContext,
  known: SandboxBusiness[],
): Promise<{ businesses: SandboxBusiness[]; loggedAs: string[] }> {
  const connections = await ctx.read(({ db }) =>
    db.connection.findMany({
      where: { removedAt: null, kind: { in: ["meta", "sms"] } },
      select: { kind: true, address: true, externalId: true, wabaId: true },
      orderBy: { createdAt: "asc" },
    }),
  );
  const businesses = connections.flatMap(({ kind, address, externalId }) =>
    known.filter(({ channel, key, displayPhone }) =>
      kind === "meta"
        ? channel === "whatsapp" && key === externalId
        : channel === "sms" && displayPhone === address,
    ),
  );
  const loggedAs = connections.flatMap(({ kind, address, externalId, wabaId }) =>
    kind === "meta" ? [externalId, ...(wabaId ? [wabaId] : [])] : [address],
  );
  const byQr = (await ownQrNumbers(ctx)).flatMap((number) => qrBusinessOf(number) ?? []);
  return { businesses: [...businesses, ...byQr], loggedAs };
}
