import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { dropCommand, insertCommand, readAnswer } from "./commands.sql.server";
import type { CommandAnswer, SessionCommandKind } from "./session-command";

const FIRST_MS = 50;
const MOST_MS = 250;

/**
 * Asks the worker that holds a number's socket, wherever it runs, and waits for its answer.
 * @throws AppError UNAVAILABLE when no worker answered in time, or the number is not linked right now; CONFLICT when it is
 * linked already
 */
export async function askSession(
  ctx: CompanyContext,
  connectionId: string,
  kind: SessionCommandKind,
  input: Record<string, unknown> = {},
  timeoutMs = 15_000,
): Promise<Extract<CommandAnswer, { ok: true }>> {
  const id = await insertCommand(ctx, connectionId, kind, input, timeoutMs);
  const untilMs = performance.now() + timeoutMs;
  for (let waitMs = FIRST_MS; performance.now() < untilMs; waitMs = Math.min(MOST_MS, waitMs * 1.5)) {
    await Bun.sleep(waitMs);
    const answer = await readAnswer(ctx, id);
    if (!answer) continue;
    if (answer.ok) return answer;
    throw refusal(answer);
  }
  await dropCommand(ctx, id);
  throw new AppError("UNAVAILABLE", "whatsapp.errors.noWorker");
}

function refusal({ why }: Extract<CommandAnswer, { ok: false }>): AppError {
  if (why === "linked-already") return new AppError("CONFLICT", "whatsapp.errors.linkedAlready");
  if (why === "not-open") return new AppError("UNAVAILABLE", "whatsapp.errors.notOpen");
  if (why === "expired") return new AppError("UNAVAILABLE", "whatsapp.errors.noWorker");
  return new AppError("UNAVAILABLE", "whatsapp.errors.askFailed");
}
