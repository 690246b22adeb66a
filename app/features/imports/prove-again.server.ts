import type { CompanyContext } from "~/platform/db/company-types";
import { changeImport } from "./change-import.server";

/** A new proof with the same settings: contacts may have changed since the last. */
export function proveAgain(ctx: CompanyContext, importId: string): Promise<{ revision: number }> {
  return changeImport(ctx, importId, {});
}
