import type { ProviderAnswer } from "../provider-answer";
import { graphPages } from "./graph-pages";
import type { MetaAccess } from "./meta-access";

const FIELDS =
  "id,name,status,category,language,components,quality_score,rejected_reason,parameter_format,previous_category,correct_category";

/**
 * Every template of the account, all pages and languages, as Graph describes them. The templates feature reads the
 * rows (`normaliseTemplate`), since old and new shapes are its business.
 */
export function listTemplates(access: MetaAccess, wabaId: string): Promise<ProviderAnswer<unknown[]>> {
  const path = `${encodeURIComponent(wabaId)}/message_templates`;
  return graphPages(access, { path, query: { fields: FIELDS } });
}
