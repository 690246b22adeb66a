import type { ServerBuild } from "@remix-run/server-runtime";
import { readPreferences } from "~/i18n/read-preferences.server";
import { translate } from "~/i18n/translate.server";
import type { AppError, AppErrorCode } from "~/platform/errors/app-error";

const STATUS: Record<AppErrorCode, number> = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
};

type RouteFunction = (args: { request: Request }) => unknown;

/**
 * The build with every loader and action answering an AppError by its status and its sentence in the reader's language
 * (`error.data.sentence` in an error page). Without this, Remix would call it a bug of ours: 500.
 */
export function answerRefusals(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    return [id, { ...route, module: { ...route.module, ...guard({ loader, action }) } }];
  });
  return { ...build, routes: Object.fromEntries(routes) };
}

function guard(functions: Record<string, unknown>): Record<string, RouteFunction> {
  const guarded: Record<string, RouteFunction> = {};
  for (const [name, run] of Object.entries(functions)) {
    if (typeof run !== "function") continue;
    guarded[name] = async (args) => {
      try {
        return await run(args);
      } catch (error) {
        throw isAppError(error) ? refusal(error, args.request) : error;
      }
    };
  }
  return guarded;
}

/** By name: the build carries its own copy of the class. */
function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "messageKey" in error;
}

function refusal(error: AppError, request: Request): Response {
  const sentence = translate(readPreferences(request.headers).locale, error.messageKey, error.params);
  return Response.json({ sentence, messageKey: error.messageKey }, { status: STATUS[error.code] });
}
