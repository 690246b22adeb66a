import type { CallStatus, ChannelEvent } from "../channel-event";
import { objectOf, storable, textOf } from "../narrow-json";
import { parseJid } from "./jid";
import { peerAddress } from "./peer-address";
import { secondsToDate } from "./seconds-to-date";
import type { StoredCall } from "./stored-node";

/** Why a call ended, where somebody of ours was asked: on the phone, for nobody can take a call here. */
const ENDED_BY: Readonly<Record<string, CallStatus>> = {
  accepted_elsewhere: "ended",
  rejected_elsewhere: "rejected",
};

function statusOf(tag: string, reason: string): CallStatus | undefined {
  switch (tag) {
    case "offer":
    case "offer_notice":
      return "offered";
    case "accept":
      return "ended";
    case "reject":
      return "rejected";
    case "terminate":
      // The caller gave up, or it rang in vain.
      return Object.hasOwn(ENDED_BY, reason) ? ENDED_BY[reason] : "missed";
    default:
      return undefined;
  }
}

/** One step of a call by a person to this number; undefined for calls of groups and for our own. */
export function parseStoredCall(stored: StoredCall, receivedAt: Date): ChannelEvent | undefined {
  const attrs = objectOf(stored.attrs);
  const call = objectOf(stored.call);
  const details = objectOf(call.attrs);
  if (details["group-jid"] !== undefined || details.type === "group") return undefined;
  const caller = details["call-creator"] ?? details.from ?? attrs.from;
  const from = peerAddress(
    caller,
    [attrs.from, details.caller_pn, attrs.sender_pn, attrs.sender_lid],
    stored.peer,
  );
  const { kind, user } = parseJid(caller);
  if (!from || user === (kind === "lid" ? stored.me?.lid : stored.me?.pn)) return undefined;
  const callId = textOf(details["call-id"]);
  const status = statusOf(textOf(call.tag) ?? "", textOf(details.reason) ?? "");
  if (callId === undefined || status === undefined) {
    return { kind: "other", field: `call.${textOf(call.tag) ?? "none"}`, raw: storable(stored) };
  }
  return {
    kind: "call",
    callId,
    from,
    at: secondsToDate(attrs.t, receivedAt),
    status,
    video: call.video === true,
    raw: storable(call),
  };
}
