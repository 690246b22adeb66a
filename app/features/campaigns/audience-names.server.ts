import type { CompanyRead } from "~/platform/db/company-types";
import type { Audience } from "./core/audience";
import { audienceWords } from "./core/audience-words";

export interface AudienceName {
  kind: "list" | "tag" | "file";
  id: string;
  name: string;
}

/** The names behind the ids of an audience; what is gone has none. */
export async function audienceNames(scope: CompanyRead, audience: Audience): Promise<AudienceName[]> {
  const where = (kind: AudienceName["kind"]) => ({ where: { id: { in: audienceWords(audience, kind) } } });
  const lists = await scope.db.contactList.findMany({ ...where("list"), select: { id: true, name: true } });
  const tags = await scope.db.tag.findMany({ ...where("tag"), select: { id: true, name: true } });
  const files = await scope.db.import.findMany({ ...where("file"), select: { id: true, filename: true } });
  return [
    ...lists.map((row): AudienceName => ({ kind: "list", ...row })),
    ...tags.map((row): AudienceName => ({ kind: "tag", ...row })),
    ...files.map(({ id, filename }): AudienceName => ({ kind: "file", id, name: filename })),
  ];
}
