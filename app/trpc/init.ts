import { initTRPC } from "@trpc/server";
import { isAtLeast, roleMay } from "~/features/companies/core/permissions";
import type { Scope } from "~/features/companies/core/scopes";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import type { Caller } from "./caller.server";
import { asTrpcError, sentenceOf } from "./describe-error";
import type { TrpcContext } from "./trpc-context.server";

const trpc = initTRPC
  .context<TrpcContext>()
  .meta<{ role: Role; scope: Scope | null }>()
  .create({
    isDev: false,
    errorFormatter({ shape, error, ctx }) {
      const { messageKey, params } = sentenceOf(error);
      const { stack: _, ...data } = shape.data;
      return {
        ...shape,
        message: translate(ctx?.locale ?? "pt-BR", messageKey, params),
        data: { ...data, messageKey },
      };
    },
  });

export const router = trpc.router;
export const mergeRouters = trpc.mergeRouters;
export const createCaller = trpc.createCallerFactory;

/** AppErrors keep their code on the way out; anything else is a bug and becomes "something failed on our side". */
const refusals = trpc.middleware(async ({ next, ctx }) => {
  if (ctx.refusal) throw asTrpcError(ctx.refusal);
  const result = await next();
  if (!result.ok && result.error.cause instanceof AppError) throw asTrpcError(result.error.cause);
  return result;
});

interface Access {
  /** Least role of a person who comes by cookie; their role must hold the scope, too. */
  role: Role;
  /** What an API key must have been made with; null: no key at all, people only. */
  scope: Scope | null;
}

/** The only kind of procedure there is: `ctx.company` is the caller's CompanyContext, `ctx.locale` the reader's language. */
export function companyProcedure(access: Access) {
  return trpc.procedure
    .meta(access)
    .use(refusals)
    .use(({ next, ctx }) => next({ ctx: { company: enter(ctx.caller, access) } }));
}

function enter(caller: Caller, { role, scope }: Access): CompanyContext {
  const { database } = appProcess();
  if (caller.kind === "nobody") refuse("UNAUTHORIZED", "auth.errors.logInFirst");
  if (caller.kind === "api-key") {
    const { companyId, apiKeyId, scopes } = caller.key;
    if (scope === null) refuse("FORBIDDEN", "api-keys.errors.peopleOnly");
    if (!scopes.includes(scope)) refuse("FORBIDDEN", "api-keys.errors.scopeMissing", { scope });
    return createCompanyContext(database, { companyId, actor: { kind: "api-key", apiKeyId, scopes } });
  }
  const { company, user } = caller.session;
  if (!company) refuse("FORBIDDEN", "auth.errors.noCompany");
  if (!isAtLeast(company.role, role) || (scope !== null && !roleMay(company.role, scope))) {
    refuse("FORBIDDEN", "auth.errors.roleTooLow");
  }
  return createCompanyContext(database, {
    companyId: company.id,
    actor: { kind: "member", userId: user.id, role: company.role },
  });
}

function refuse(...refusal: ConstructorParameters<typeof AppError>): never {
  throw new AppError(...refusal);
}
