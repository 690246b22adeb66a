import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { connectionFacts } from "./core/connection-facts";
import { type ConnectionState, missingSteps } from "./core/connection-state";
import { openOwnConnection } from "./open-own-connection.server";
import { type TestMessageState, testMessageState } from "./test-message-state.server";
import { webhookAddress } from "./webhook-address.server";

/** What the second half of the wizard shows: what to paste, and what has really happened. */
export interface ConnectionSetup {
  id: string;
  kind: "meta" | "sms";
  name: string;
  address: string;
  state: ConnectionState;
  missing: ("token" | "webhook" | "test")[];
  webhookUrl: string;
  /** The word Meta repeats when it checks the address; people paste it. Meta only. */
  verifyToken: string | null;
  /** Meta called our address and the word was right. */
  addressCheckedAt: string | null;
  /** Meta's code when it did not take our address by itself; then a person pastes it. */
  subscribeError: string | null;
  /** The last webhook with a valid signature. */
  lastWebhookAt: Date | null;
  testedAt: Date | null;
  lastTest: TestMessageState | null;
}

interface SetupDetails {
  addressCheckedAt?: string;
  subscribeError?: string;
  lastTestId?: string;
}

/** @throws AppError NOT_FOUND */
export async function connectionSetup(ctx: CompanyContext, id: string): Promise<ConnectionSetup> {
  const open = await openOwnConnection(ctx, id);
  return ctx.read(async (scope) => {
    const row = await scope.db.connection.findFirst({
      where: { id, removedAt: null },
      omit: { credentials: true },
    });
    if (!row) throw new AppError("NOT_FOUND", "connections.errors.notFound");
    const details = (row.details ?? {}) as SetupDetails;
    return {
      id,
      kind: open.kind,
      name: row.name,
      address: row.address,
      state: row.state as ConnectionState,
      missing: missingSteps(connectionFacts(row)),
      webhookUrl: webhookAddress(open.kind, id),
      verifyToken: open.kind === "meta" ? (open.credentials.verifyToken ?? null) : null,
      addressCheckedAt: details.addressCheckedAt ?? null,
      subscribeError: details.subscribeError ?? null,
      lastWebhookAt: row.lastWebhookAt,
      testedAt: row.testedAt,
      lastTest: details.lastTestId ? await testMessageState(scope, details.lastTestId) : null,
    };
  });
}
