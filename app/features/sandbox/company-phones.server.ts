import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { askSandbox } from "./ask-sandbox.server";
import type { CompanyPhone, LinkedDevice } from "./company-phones-view";
import { type OwnQrNumber, ownQrNumbers } from "./own-qr-numbers.server";

interface Listed {
  phone: string;
  name: string;
  devices: LinkedDevice[];
}

export interface CompanyPhones {
  numbers: OwnQrNumber[];
  /** The company's own, then those that nobody has linked. A phone that another company has linked is not there. */
  phones: CompanyPhone[];
}

/** The pretend phones that this company may touch. @throws AppError UNAVAILABLE while the sandbox does not answer */
export async function companyPhones(ctx: CompanyContext): Promise<CompanyPhones> {
  const [numbers, { body }] = await Promise.all([
    ownQrNumbers(ctx),
    askSandbox<{ phones: Listed[] }>("whatsapp"),
  ]);
  if (!body) throw new AppError("UNAVAILABLE", "sandbox.errors.away");
  const mine = new Set(numbers.map(({ phone }) => phone));
  const phones = body.phones
    .map(({ phone, name, devices }) => ({ phone, name, devices, own: mine.has(phone) }))
    .filter(({ own, devices }) => own || devices.length === 0);
  return { numbers, phones: phones.sort((a, b) => Number(b.own) - Number(a.own)) };
}
