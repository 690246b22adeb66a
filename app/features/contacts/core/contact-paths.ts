import type { ContactFilter } from "./contact-filter";
import { writeContactFilter } from "./write-contact-filter";

/** Addresses of this part of the product, in one place. */
export const paths = {
  contacts: (filter: ContactFilter = {}) => withSearch("/contacts", writeContactFilter(filter)),
  contact: (id: string) => `/contacts/${id}`,
  newContact: "/contacts/new",
  bulk: "/contacts/bulk",
  exported: (filter: ContactFilter) => withSearch("/contacts/export.csv", writeContactFilter(filter)),
  lists: "/lists",
  tags: "/lists/tags",
  stopped: "/stopped",
  blocked: "/stopped/blocked",
  imports: "/imports",
  newImport: "/imports/new",
  oneImport: (id: string) => `/imports/${id}`,
  campaign: (id: string) => `/campaigns/${id}`,
};

function withSearch(path: string, search: URLSearchParams): string {
  return search.size > 0 ? `${path}?${search}` : path;
}
