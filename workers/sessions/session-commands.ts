import { answerCommand, loadCommand } from "~/features/whatsapp/commands.sql.server";
import type { CommandAnswer, SessionCommand } from "~/features/whatsapp/session-command";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { SystemLookups } from "~/platform/db/system-lookups.server";
import { performCommand } from "./perform-command";
import type { RunningSession } from "./run-session";

/** Commands that are being carried out here. */
const underWay = new Set<string>();

/** Carries out what pages and tools ask of the sessions that run here; each answers in its own time. */
export async function handleCommands(
  lookups: SystemLookups,
  sessions: ReadonlyMap<string, RunningSession>,
): Promise<void> {
  for (const { companyId, connectionId, commandId } of await lookups.sessionCommands()) {
    const session = sessions.get(connectionId);
    if (!session || underWay.has(commandId)) continue;
    underWay.add(commandId);
    void handle(companyId, commandId, session).finally(() => underWay.delete(commandId));
  }
}

async function handle(companyId: string, commandId: string, session: RunningSession) {
  const { database, logger } = appProcess();
  const ctx = createCompanyContext(database, { companyId, actor: { kind: "system", task: "session" } });
  try {
    const command: SessionCommand | undefined = await loadCommand(ctx, commandId);
    if (!command) return;
    let answer: CommandAnswer;
    try {
      answer = await performCommand(ctx, session, command);
    } catch (error) {
      answer = { ok: false, why: "failed", detail: String(error).slice(0, 200) };
    }
    await answerCommand(ctx, session.connectionId, commandId, answer);
  } catch (error) {
    logger.warn({ commandId, error: String(error) }, "a command to a session was not answered");
  }
}
