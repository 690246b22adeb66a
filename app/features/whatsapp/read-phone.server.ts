import { parsePhone } from "~/features/contacts/core/parse-phone";
import type { PhoneCountry } from "~/features/contacts/core/phone-types";
import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";

/** The phone that a person typed, in E.164; without a country code it is one of the company's country. @throws AppError BAD_REQUEST */
export async function readPhone(ctx: CompanyContext, text: string): Promise<string> {
  const country = await countryOf(ctx);
  const parsed = parsePhone(text, country);
  if (!parsed.ok) throw new AppError("BAD_REQUEST", "whatsapp.code.wrongPhone", { phone: text });
  return parsed.e164;
}

const LID = /^\d{5,20}@lid$/;

/**
 * Private chats as a person typed them, in the form that is stored: the digits of a phone, or a LID with "@lid".
 * @throws AppError BAD_REQUEST with the first that is no phone
 */
export async function readPrivateChats(ctx: CompanyContext, lines: readonly string[]): Promise<string[]> {
  if (lines.length === 0) return [];
  const country = await countryOf(ctx);
  const chats = lines.map((line) => {
    if (LID.test(line)) return line;
    const parsed = parsePhone(line, country);
    if (!parsed.ok) throw new AppError("BAD_REQUEST", "whatsapp.new.privateWrong", { phone: line });
    return parsed.e164.slice(1);
  });
  return [...new Set(chats)];
}

async function countryOf(ctx: CompanyContext): Promise<PhoneCountry> {
  const { country } = await ctx.read(({ db }) => db.company.findFirstOrThrow({ select: { country: true } }));
  return country as PhoneCountry;
}
