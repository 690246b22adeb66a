import type { CompanyContext } from "~/platform/db/company-types";
import { sqlTransaction } from "~/platform/db/sql-transaction.server";
import type { CommandAnswer, SessionCommand, SessionCommandKind } from "./session-command";

/** Puts a command down for the owner of a session; those of minutes ago go, and late ones are failed. → its id */
export function insertCommand(
  ctx: CompanyContext,
  connectionId: string,
  kind: SessionCommandKind,
  input: Record<string, unknown>,
  timeoutMs: number,
): Promise<string> {
  return sqlTransaction(ctx, "write", async (sql) => {
    await sql.execute(
      "DELETE FROM whatsapp_command WHERE connection_id = $1 AND expires_at < now() - interval '5 minutes'",
      [connectionId],
    );
    const [made] = await sql.query<{ id: string }>(
      `INSERT INTO whatsapp_command (connection_id, kind, input, expires_at)
       VALUES ($1, $2, $3::jsonb, now() + make_interval(secs => $4)) RETURNING id`,
      [connectionId, kind, JSON.stringify(input), timeoutMs / 1000],
    );
    return made!.id;
  });
}

/** A command that still waits; one that came too late is failed instead. */
export function loadCommand(ctx: CompanyContext, id: string): Promise<SessionCommand | undefined> {
  return sqlTransaction(ctx, "write", async (sql) => {
    const late = await sql.execute(
      `UPDATE whatsapp_command SET state = 'failed', answer = '{"ok":false,"why":"expired"}'
       WHERE id = $1 AND state = 'waiting' AND expires_at < now()`,
      [id],
    );
    if (late > 0) return undefined;
    const [found] = await sql.query<SessionCommand>(
      "SELECT id, kind, input FROM whatsapp_command WHERE id = $1 AND state = 'waiting'",
      [id],
    );
    return found;
  });
}

/** The owner's answer. The one who asked may have gone by now. */
export async function answerCommand(
  ctx: CompanyContext,
  connectionId: string,
  id: string,
  answer: CommandAnswer,
): Promise<void> {
  await sqlTransaction(ctx, "write", (sql) =>
    sql.execute(
      `UPDATE whatsapp_command SET state = $3, answer = $4::jsonb
       WHERE id = $2 AND connection_id = $1 AND state = 'waiting'`,
      [connectionId, id, answer.ok ? "done" : "failed", JSON.stringify(answer)],
    ),
  );
}

/** → undefined while nobody has answered */
export function readAnswer(ctx: CompanyContext, id: string): Promise<CommandAnswer | undefined> {
  return sqlTransaction(ctx, "read", async (sql) => {
    const [row] = await sql.query<{ answer: CommandAnswer | null }>(
      "SELECT answer FROM whatsapp_command WHERE id = $1",
      [id],
    );
    return row?.answer ?? undefined;
  });
}

/** The one who asked waits no longer: nobody shall carry it out now. */
export async function dropCommand(ctx: CompanyContext, id: string): Promise<void> {
  await sqlTransaction(ctx, "write", (sql) =>
    sql.execute("DELETE FROM whatsapp_command WHERE id = $1 AND state = 'waiting'", [id]),
  );
}
