import { refusalData } from "~/trpc/refusal-data";

/** Refusals that pass by themselves: worth asking again. */
const PASSING = new Set(["SERVICE_UNAVAILABLE", "TOO_MANY_REQUESTS", "TIMEOUT"]);

/** Why the server refused a call, in its own sentence; null when it was not reached or may answer otherwise soon. */
export function refusalOf(error: unknown): string | null {
  const code = refusalData(error)?.code;
  return code === undefined || PASSING.has(code) ? null : (error as Error).message;
}
