import type { Locale } from "~/i18n/locale";
import { readPreferences } from "~/i18n/read-preferences.server";
import { AppError } from "~/platform/errors/app-error";
import { type Caller, identifyCaller } from "./caller.server";

export interface TrpcContext {
  locale: Locale;
  clientAddress: string;
  caller: Caller;
  /** Why nobody is let in; thrown by the first procedure, so that it is answered in tRPC's own shape. */
  refusal?: AppError;
}

/** Once per HTTP request (a batch shares it). */
export async function createTrpcContext(request: Request, clientAddress: string): Promise<TrpcContext> {
  const { locale } = readPreferences(request.headers);
  try {
    return { locale, clientAddress, caller: await identifyCaller(request, clientAddress) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { locale, clientAddress, caller: { kind: "nobody" }, refusal: error };
  }
}
