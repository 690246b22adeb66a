import { redirect } from "@remix-run/server-runtime";
import { isAtLeast } from "~/features/companies/core/permissions";
import type { Locale } from "~/i18n/locale";
import { readPreferences } from "~/i18n/read-preferences.server";
import { appProcess } from "~/platform/app-process.server";
import { createCompanyContext } from "~/platform/db/company-context.server";
import type { CompanyContext, Role } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { requireUser } from "./require-user.server";

export interface PageSession {
  ctx: CompanyContext;
  user: { id: string; name: string; email: string };
  /** `timeZone` is an IANA name; `currency` ISO 4217; `country` ISO 3166-1 alpha-2. */
  company: { id: string; name: string; timeZone: string; locale: string; currency: string; country: string };
  /** All companies of this person, this one included. */
  companies: { id: string; name: string; role: Role }[];
  role: Role;
  /** The reader's language, not the company's. */
  locale: Locale;
  /** Secret: what the cookie carries. */
  sessionId: string;
}

/**
 * First line of every loader and action of a company's page.
 * @throws a redirect to the log-in, or to a new company for a person without one; AppError FORBIDDEN below `atLeast`
 */
export async function requireCompany(request: Request, atLeast: Role = "viewer"): Promise<PageSession> {
  const { user, company: chosen, companies, sessionId } = await requireUser(request);
  if (!chosen) throw redirect("/companies/new");
  if (!isAtLeast(chosen.role, atLeast)) throw new AppError("FORBIDDEN", "auth.errors.roleTooLow");
  const ctx = createCompanyContext(appProcess().database, {
    companyId: chosen.id,
    actor: { kind: "member", userId: user.id, role: chosen.role },
  });
  const company = await ctx.read(({ db }) => db.company.findFirstOrThrow({ select: COMPANY }));
  return {
    ctx,
    user,
    company,
    companies,
    role: chosen.role,
    locale: readPreferences(request.headers).locale,
    sessionId,
  };
}

const COMPANY = { id: true, name: true, timeZone: true, locale: true, currency: true, country: true };
