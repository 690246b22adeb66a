import type { CompanyRead } from "~/platform/db/company-types";
import { findContactByKey } from "./find-contact-by-address.server";
import type { InputProblem, ReadInput } from "./read-contact-input";

/** Who else has this phone or e-mail. */
export async function findTaken(
  scope: CompanyRead,
  { phone, email }: Pick<ReadInput, "phone" | "email">,
  own?: string,
): Promise<InputProblem[]> {
  const problems: InputProblem[] = [];
  const note = async (field: "phone" | "email", contactId: string | undefined) => {
    if (!contactId || contactId === own) return;
    const other = await scope.db.contact.findFirst({
      where: { id: contactId },
      select: { firstName: true, lastName: true },
    });
    const name = `${other?.firstName ?? ""} ${other?.lastName ?? ""}`.trim();
    problems.push({
      field,
      messageKey: name ? "contacts.problems.taken" : "contacts.problems.takenNoName",
      params: name ? { name: name.slice(0, 80) } : {},
      contactId,
    });
  };
  if (phone) await note("phone", await findContactByKey(scope, ["phone", "wa"], phone.matchKey));
  if (email) await note("email", await findContactByKey(scope, ["email"], email));
  return problems;
}
