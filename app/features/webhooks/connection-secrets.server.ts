import type { MetaCredentials, TwilioCredentials } from "~/channels/channel";
import type { AppProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import { systemLookups } from "~/platform/db/system-lookups.server";

/** What a webhook's signature is checked with. */
export type ConnectionSecrets =
  | { kind: "meta"; appSecret?: string; verifyToken?: string }
  | { kind: "sms"; authToken: string };

export interface ConnectionSecretsCache {
  /** Undefined when there is no such connection, or it was removed. */
  of(connectionId: string): Promise<ConnectionSecrets | undefined>;
  /** Reads again, unless that was done in the last seconds: for a signature that does not fit an older secret. */
  again(connectionId: string): Promise<ConnectionSecrets | undefined>;
}

interface Cached {
  readMs: number;
  secrets: Promise<ConnectionSecrets | undefined>;
  known: boolean;
}

const KNOWN_FOR_MS = 60_000;
const UNKNOWN_FOR_MS = 2_000;
/** Forged ids in the URL must not fill the memory: the oldest goes. */
const MOST_CACHED = 10_000;
const AGAIN_AFTER_MS = 5_000;

/** Opened secrets in memory for a minute; many requests at once read a connection once. */
export function createConnectionSecrets(app: AppProcess): ConnectionSecretsCache {
  const cache = new Map<string, Cached>();

  function read(connectionId: string): Promise<ConnectionSecrets | undefined> {
    const entry: Cached = {
      readMs: app.clock.monotonic(),
      known: true,
      secrets: openSecrets(app, connectionId),
    };
    cache.delete(connectionId);
    cache.set(connectionId, entry);
    if (cache.size > MOST_CACHED) cache.delete(cache.keys().next().value!);
    entry.secrets.then(
      (secrets) => {
        entry.known = secrets !== undefined;
      },
      () => cache.get(connectionId) === entry && cache.delete(connectionId),
    );
    return entry.secrets;
  }

  return {
    of(connectionId) {
      const entry = cache.get(connectionId);
      const ageMs = entry ? app.clock.monotonic() - entry.readMs : Number.POSITIVE_INFINITY;
      return entry && ageMs < (entry.known ? KNOWN_FOR_MS : UNKNOWN_FOR_MS)
        ? entry.secrets
        : read(connectionId);
    },
    again(connectionId) {
      const entry = cache.get(connectionId);
      return entry && app.clock.monotonic() - entry.readMs < AGAIN_AFTER_MS
        ? entry.secrets
        : read(connectionId);
    },
  };
}

async function openSecrets(app: AppProcess, connectionId: string): Promise<ConnectionSecrets | undefined> {
  const place = await systemLookups(app.database).connection(connectionId);
  if (!place) return undefined;
  const { companyId } = place;
  const ctx = createCompanyContext(app.database, { companyId, actor: { kind: "system", task: "webhook" } });
  const row = await ctx.read(({ db }) =>
    db.connection.findFirst({
      where: { id: connectionId, removedAt: null },
      select: { kind: true, credentials: true },
    }),
  );
  if (!row) return undefined;
  const opened: unknown = JSON.parse(
    app.secrets.open(row.credentials, {
      companyId,
      table: "connection",
      column: "credentials",
      rowId: connectionId,
    }),
  );
  if (row.kind === "sms") return { kind: "sms", authToken: (opened as TwilioCredentials).authToken };
  if (row.kind !== "meta") return undefined;
  const { appSecret, verifyToken } = opened as MetaCredentials;
  return { kind: "meta", appSecret, verifyToken };
}
