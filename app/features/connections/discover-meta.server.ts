import { discoverAccounts } from "~/channels/meta-cloud/discover-accounts";
import { newMetaAccess } from "./meta-access.server";
import { providerError } from "./provider-error.server";

export interface FoundNumber {
  phoneNumberId: string;
  wabaId: string;
  accountName: string;
  /** Empty when Meta does not tell whose the account is: to be written by hand. */
  portfolioId: string;
  portfolioName: string;
  displayPhone: string;
  verifiedName: string;
  quality: string;
  status: string;
}

/**
 * The numbers that a token opens, to pick from. Nothing is saved.
 * @throws AppError for a token that Meta refuses, or when Meta is silent
 */
export async function discoverMeta(token: string): Promise<{ numbers: FoundNumber[] }> {
  const answer = await discoverAccounts(newMetaAccess(token));
  if (!answer.ok) throw providerError("Meta", answer.refusal);
  const numbers = answer.value.accounts.flatMap((account) =>
    account.numbers.map((number) => ({
      phoneNumberId: number.id,
      wabaId: account.wabaId,
      accountName: account.name,
      portfolioId: account.portfolioId ?? "",
      portfolioName: account.portfolioName ?? "",
      displayPhone: number.displayPhone,
      verifiedName: number.verifiedName ?? "",
      quality: number.quality,
      status: number.status ?? "",
    })),
  );
  return { numbers };
}
