import type { OwnPace } from "~/features/outgoing/core/careful-limits";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { acceptRisk } from "./accept-risk.server";
import { changePace } from "./change-pace.server";
import { changePrivateChats } from "./change-private-chats.server";
import { privateLines } from "./core/private-lines";
import { readPhone, readPrivateChats } from "./read-phone.server";
import { requestCode } from "./request-code.server";
import { startLinking } from "./start-linking.server";
import { stopLinking } from "./stop-linking.server";
import { unlink } from "./unlink.server";

/** One act of a page on one link, by the form's `intent`. @throws AppError for what is refused or not an act */
export async function performLinkAction(ctx: CompanyContext, id: string, form: FormData): Promise<unknown> {
  switch (form.get("intent")) {
    case "start":
      return startLinking(ctx, id);
    case "start-other":
      return startLinking(ctx, id, { allowOther: true });
    case "stop":
      return stopLinking(ctx, id);
    case "code":
      return requestCode(ctx, id, await readPhone(ctx, String(form.get("phone") ?? "")));
    case "unlink":
      return unlink(ctx, id);
    case "accept-risk":
      return acceptRisk(ctx, id);
    case "private": {
      const lines = privateLines(String(form.get("privateChats") ?? ""));
      return changePrivateChats(ctx, id, await readPrivateChats(ctx, lines));
    }
    case "pace":
      return changePace(ctx, id, paceOf(form));
    default:
      throw new AppError("BAD_REQUEST", "connections.errors.wrongInput");
  }
}

const PACE_FIELDS = ["perDay", "perHour", "minGapSeconds", "maxGapSeconds"] as const;

/** Empty fields are absent; what is no number is refused later. */
function paceOf(form: FormData): OwnPace {
  const given = PACE_FIELDS.map((name) => [name, String(form.get(name) ?? "").trim()] as const);
  return Object.fromEntries(
    given.filter(([, text]) => text !== "").map(([name, text]) => [name, Number(text)]),
  );
}
