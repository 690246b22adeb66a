import { refusalData } from "~/trpc/refusal-data";

/** What the server said, which is in the reader's words already; `otherwise` when it could not be asked. */
export function saidError(error: unknown, otherwise: string): string {
  return refusalData(error)?.messageKey ? (error as Error).message : otherwise;
}
