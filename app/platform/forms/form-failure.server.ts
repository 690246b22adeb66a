import { data } from "@remix-run/server-runtime";
import { readPreferences } from "~/i18n/read-preferences.server";
import { translate } from "~/i18n/translate.server";
import { AppError, type AppErrorCode } from "~/platform/errors/app-error";
import type { FormFailure } from "./form-failure";

interface Problem {
  /** Message key about the whole. */
  whole?: string;
  /** Message keys by field. */
  fields?: Record<string, string>;
  values?: Record<string, string>;
  status?: number;
}

/** An action's answer that keeps what was typed and says what is wrong, where. Status 400 without another. */
export function formFailure(request: Request, { whole, fields = {}, values = {}, status = 400 }: Problem) {
  const { locale } = readPreferences(request.headers);
  const failure: FormFailure = {
    sentence: whole && translate(locale, whole),
    fields: Object.fromEntries(Object.entries(fields).map(([name, key]) => [name, translate(locale, key)])),
    values,
  };
  return data(failure, { status });
}

const STATUS: Partial<Record<AppErrorCode, number>> = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
};

/** An AppError thrown by a use case, said above the form; anything else goes on as the bug it is. */
export function refusedForm(request: Request, error: unknown, values: Record<string, string> = {}) {
  if (!(error instanceof AppError)) throw error;
  const { locale } = readPreferences(request.headers);
  const failure: FormFailure = {
    sentence: translate(locale, error.messageKey, error.params),
    fields: {},
    values,
  };
  return data(failure, { status: STATUS[error.code] ?? 400 });
}
