import { AppError } from "~/platform/errors/app-error";

interface Visited {
  status: number;
  /** Everything that would leave the server: value, body, headers. */
  text: string;
}

const STATUS: Record<string, number> = { UNAUTHORIZED: 401, FORBIDDEN: 403, NOT_FOUND: 404, CONFLICT: 409 };

/** Calls a loader or action and writes down all of its answer, whichever way it was given. A bug is a 500. */
export async function visitRoute(
  run: (args: never) => unknown,
  args: { request: Request; params: Record<string, string> },
): Promise<Visited> {
  try {
    return await read(await run({ ...args, context: { clientAddress: "203.0.113.7" } } as never));
  } catch (thrown) {
    if (thrown instanceof Response) return read(thrown);
    if (thrown instanceof AppError) {
      return { status: STATUS[thrown.code] ?? 400, text: JSON.stringify([thrown.messageKey, thrown.params]) };
    }
    return { status: 500, text: String((thrown as Error).stack ?? thrown) };
  }
}

async function read(result: unknown): Promise<Visited> {
  if (result instanceof Response) {
    const headers = JSON.stringify([...result.headers]);
    return { status: result.status, text: `${headers}\n${await result.text()}` };
  }
  const wrapped = result as { type?: string; init?: { status?: number } } | null;
  const status = wrapped?.type === "DataWithResponseInit" ? (wrapped.init?.status ?? 200) : 200;
  return { status, text: JSON.stringify(result) ?? "" };
}
