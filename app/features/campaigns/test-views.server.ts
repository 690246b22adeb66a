import { formatPhone } from "~/features/contacts/core/format-phone";
import type { Locale } from "~/i18n/locale";
import type { CompanyContext } from "~/platform/db/company-types";
import type { TickState } from "~/ui/ticks";
import { listTests } from "./list-tests.server";
import { refusalWords } from "./recipient-words.server";

/** A test as its dialog shows it. */
export interface TestView {
  id: string;
  phone: string;
  tick: TickState;
  /** Nothing more is expected to change. */
  settled: boolean;
  at: Date;
  /** Of a failure, in the reader's words. */
  words: string | null;
  code: string | null;
}

/** Newest first. @throws AppError NOT_FOUND */
export async function testViews(
  ctx: CompanyContext,
  campaignId: string,
  locale: Locale,
): Promise<TestView[]> {
  const tests = await listTests(ctx, campaignId);
  return tests.map(({ outgoingId, phone, state, why, at, kind }) => {
    const failed = state === "failed";
    const reader = { locale, timeZone: "UTC", kind, now: at };
    return {
      id: outgoingId,
      phone: phone ? formatPhone(phone) : "",
      tick: tickOf(state),
      settled: ["read", "failed", "skipped"].includes(state),
      at,
      words: failed ? refusalWords(why ?? "unknown", reader).title : null,
      code: failed ? why : null,
    };
  });
}

function tickOf(state: string): TickState {
  if (state === "waiting" || state === "claimed") return "queued";
  return state === "accepted" ? "sent" : (state as TickState);
}
