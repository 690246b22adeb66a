/** Contact fields that nearly every spreadsheet brings; a company starts with them and may change them. */
export const DEFAULT_FIELDS = [
  { key: "city", type: "text", label: { "pt-BR": "Cidade", en: "City" } },
  { key: "state", type: "text", label: { "pt-BR": "Estado", en: "State" } },
  { key: "birthday", type: "date", label: { "pt-BR": "Aniversário", en: "Birthday" } },
] as const;
