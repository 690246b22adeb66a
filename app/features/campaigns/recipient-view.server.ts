import { formatPhone } from "~/features/contacts/core/format-phone";
import { translate } from "~/i18n/translate.server";
import type { TickState } from "~/ui/ticks";
import type { RecipientRow } from "./list-recipients.sql.server";
import { type NumberWaits, waitingFor } from "./number-waits.server";
import { type Reader, refusalWords, skipWords, waitWords } from "./recipient-words.server";

/** A row of the recipients' table, in the reader's words. */
export interface RecipientView {
  /** The attempt's id; addresses its panel. */
  id: string;
  contactId: string;
  /** "" when we know none: the table then shows the phone. */
  name: string;
  phone: string | null;
  tick: TickState;
  /** What happened, in one sentence. */
  happened: string;
  code: string | null;
  /** Of the last thing that happened; of the future for somebody who waits for an hour. */
  at: Date | null;
}

/** @param waits what holds the numbers linked by QR: their rows only know that they wait */
export function recipientView(row: RecipientRow, reader: Reader, waits?: NumberWaits): RecipientView {
  return {
    id: row.id,
    contactId: row.contactId,
    name: `${row.firstName} ${row.lastName}`.trim(),
    phone: row.phone && formatPhone(row.phone),
    tick: tickOf(row, reader.now),
    happened: happened(row, reader, waits),
    code: row.state === "failed" ? row.why : null,
    at: momentOf(row, reader.now),
  };
}

function tickOf({ state, notBefore }: RecipientRow, now: Date): TickState {
  if (state === "waiting") return notBefore && notBefore > now ? "held" : "queued";
  if (state === "claimed") return "queued";
  return state === "accepted" ? "sent" : state;
}

function happened(row: RecipientRow, reader: Reader, waits?: NumberWaits): string {
  const say = (key: string, params = {}) => translate(reader.locale, `campaigns.happened.${key}`, params);
  if (row.reply) return say("replied", { text: row.reply });
  switch (row.state) {
    case "waiting":
    case "claimed":
      return waitWords(waitingFor(row, waits, reader.now), reader);
    case "failed":
      return refusalWords(row.why ?? "unknown", reader).title;
    case "skipped":
      return skipWords(row.why, reader.locale);
    case "read":
      return readIn(row, say);
    case "accepted":
      return say(ACCEPTED[reader.kind]);
    default:
      return say(row.state);
  }
}

const ACCEPTED = { meta: "accepted", sms: "acceptedSms", whatsapp: "acceptedWhatsapp" } as const;

function readIn(
  { deliveredAt, acceptedAt, readAt }: RecipientRow,
  say: (key: string, params?: object) => string,
) {
  const since = deliveredAt ?? acceptedAt;
  if (!since || !readAt) return say("read");
  const seconds = Math.max(1, Math.round((readAt.getTime() - since.getTime()) / 1_000));
  if (seconds < 60) return say("readInSeconds", { count: seconds });
  if (seconds < 3_600) return say("readInMinutes", { count: Math.round(seconds / 60) });
  return say("readInHours", { count: Math.round(seconds / 3_600) });
}

function momentOf(row: RecipientRow, now: Date): Date | null {
  if (row.state === "waiting") return row.notBefore && row.notBefore > now ? row.notBefore : null;
  if (row.state === "skipped" || row.state === "unknown") return row.settledAt;
  return row.replyAt ?? row.readAt ?? row.deliveredAt ?? row.failedAt ?? row.acceptedAt;
}
