import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { changeConnection } from "./change-connection.server";
import { changeConnectionInput, connectionId, reconnectInput, testMessageInput } from "./connections.schema";
import { pauseConnection } from "./pause-connection.server";
import { type ReadForm, readForm } from "./read-form.server";
import { reconnectConnection } from "./reconnect-connection.server";
import { removeConnection } from "./remove-connection.server";
import { resumeConnection } from "./resume-connection.server";
import { sendTestToMyself } from "./send-test-to-myself.server";
import { subscribeConnection } from "./subscribe-connection.server";
import { testConnection } from "./test-connection.server";

/** One act of a page on one connection, by the form's `intent`. @throws AppError for what is refused or not an act */
export async function performConnectionAction(
  ctx: CompanyContext,
  id: string,
  form: FormData,
): Promise<unknown> {
  form.set("id", id);
  if (!connectionId.safeParse({ id }).success) throw new AppError("NOT_FOUND", "connections.errors.notFound");
  switch (form.get("intent")) {
    case "pause":
      return pauseConnection(ctx, id);
    case "resume":
      return resumeConnection(ctx, id);
    case "remove":
      return removeConnection(ctx, id);
    case "test":
      await testConnection(ctx, id);
      return { id };
    case "subscribe":
      return { subscribed: await subscribeConnection(ctx, id) };
    case "send-test": {
      const { phone } = valid(readForm(testMessageInput, form), "badPhone", {
        phone: String(form.get("phone")),
      });
      return sendTestToMyself(ctx, id, phone);
    }
    case "reconnect": {
      const { token } = valid(readForm(reconnectInput, form), "wrongInput");
      await reconnectConnection(ctx, id, token);
      return { id };
    }
    case "change": {
      const { id: _, ...change } = valid(readForm(changeConnectionInput, form), "wrongInput");
      return changeConnection(ctx, id, change);
    }
    default:
      throw new AppError("BAD_REQUEST", "connections.errors.wrongInput");
  }
}

function valid<T>(read: ReadForm<T>, key: string, params: Record<string, string> = {}): T {
  if (read.ok) return read.data;
  throw new AppError("BAD_REQUEST", `connections.errors.${key}`, params);
}
