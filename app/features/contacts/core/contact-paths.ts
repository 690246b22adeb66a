import { type ContactFilter, writeContactFilter } from "./contact-filter";

/** Addresses of this part of the product, in one place. */
export const paths = {
  contacts: (filter: ContactFilter = {}) => withSearch("/contatos", writeContactFilter(filter)),
  contact: (id: string) => `/contatos/${id}`,
  newContact: "/contatos/novo",
  bulk: "/contatos/em-massa",
  exported: (filter: ContactFilter) => withSearch("/contatos/exportar", writeContactFilter(filter)),
  lists: "/listas",
  tags: "/listas/etiquetas",
  stopped: "/pararam",
  blocked: "/pararam/bloqueados",
  imports: "/importacoes",
  oneImport: (id: string) => `/importacoes/${id}`,
  campaign: (id: string) => `/campanhas/${id}`,
};

function withSearch(path: string, search: URLSearchParams): string {
  return search.size > 0 ? `${path}?${search}` : path;
}
