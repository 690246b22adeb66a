import type { ChannelEvent } from "~/channels/channel-event";
import { changeConsent } from "~/features/consent/change-consent.server";
import { consentChannelOf } from "~/features/consent/core/consent-state";
import { resumeChange } from "~/features/consent/resume-contact.server";
import { stopChange } from "~/features/consent/stop-contact.server";
import { changeIdentity } from "~/features/messages/change-identity.server";
import { changeMessage } from "~/features/messages/change-message.server";
import { personOf, scopeOf } from "~/features/messages/core/person-of";
import { noteSamePerson } from "~/features/messages/note-same-person.server";
import { receiveCall } from "~/features/messages/receive-call.server";
import { receiveEcho } from "~/features/messages/receive-echo.server";
import { resolvePeople } from "~/features/messages/resolve-people.server";
import type { CompanyTransaction } from "~/platform/db/company-types";
import type { AccountConnection } from "./account-connection";
import { applyAccountEvent } from "./apply-account-event.server";
import { applyLimitEvent, applyNumberEvent } from "./apply-number-event.server";
import { applyTemplateEvent } from "./apply-template-event.server";

/** Everything that is neither a status nor a message: few, each on its own. `connections` has at least one. */
export async function applyRareEvent(
  tx: CompanyTransaction,
  connections: readonly AccountConnection[],
  event: ChannelEvent,
  now: Date,
): Promise<void> {
  const connection = connections[0]!;
  switch (event.kind) {
    case "echo":
      return receiveEcho(tx, connection, event, now);
    case "message-revoked":
    case "message-edited":
      return changeMessage(tx, connection, event, now);
    case "identity-changed":
      return changeIdentity(tx, event, scopeOf(connection), now);
    case "call":
      return receiveCall(tx, connection, event, now);
    case "same-person":
      return noteSamePerson(tx, connection, event.address, now);
    case "marketing-preference":
      return applyPreference(tx, connection, event, now);
    case "template-status":
    case "template-category":
    case "template-quality":
      return applyTemplateEvent(tx, connections, event);
    case "number-quality":
      return applyNumberEvent(tx, connections, event);
    case "portfolio-limit":
      return applyLimitEvent(tx, connections, event);
    case "account":
      return applyAccountEvent(tx, connections, event, now);
  }
}

/** The switch in WhatsApp itself. Meta tells the person; we only remember. */
async function applyPreference(
  tx: CompanyTransaction,
  connection: AccountConnection,
  event: Extract<ChannelEvent, { kind: "marketing-preference" }>,
  now: Date,
) {
  const channel = consentChannelOf(connection.kind);
  const [contactId] = await resolvePeople(tx, channel, [personOf(event.from, scopeOf(connection))], now);
  const change = event.value === "stop" ? stopChange : resumeChange;
  const wish = {
    contactId: contactId!,
    channel,
    source: "provider",
    evidence: { word: event.value, by: "user_preferences" },
    at: event.at,
  } as const;
  await changeConsent(tx, [change(wish)], now);
}
