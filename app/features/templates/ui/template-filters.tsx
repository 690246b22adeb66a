import { useSearchParams, useSubmit } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Chip } from "~/ui/chip";
import { ChipRow } from "~/ui/chip-row";
import { SearchBox } from "~/ui/search-box";
import { Select } from "~/ui/select";
import { useStatusWord } from "./template-status-tag";
import { useLanguageName } from "./use-language-name";

interface TemplateFiltersProps {
  statuses: string[];
  languages: string[];
  connections: { id: string; name: string }[];
}

/** Status as chips, language and number as choices, the name as a search: all in the address. */
export function TemplateFilters({ statuses, languages, connections }: TemplateFiltersProps) {
  const t = useT("templates.list");
  const statusWord = useStatusWord();
  const languageName = useLanguageName();
  const [search] = useSearchParams();
  const submit = useSubmit();
  const change = (name: string, value: string) =>
    submit(changed(search, name, value), { preventScrollReset: true });
  const status = search.get("status") ?? "";
  return (
    <ChipRow label={t("filters")} wraps>
      <Chip to={`?${changed(search, "status", "")}`} on={status === ""}>
        {t("all")}
      </Chip>
      {statuses.map((one) => (
        <Chip key={one} to={`?${changed(search, "status", one)}`} on={status === one}>
          {statusWord(one)}
        </Chip>
      ))}
      <span className="grow max-sm:basis-full" />
      {languages.length > 1 && (
        <Select
          size="sm"
          className="w-40 flex-none max-sm:flex-1"
          aria-label={t("language")}
          value={search.get("language") ?? ""}
          placeholder={t("anyLanguage")}
          options={languages.map((value) => ({ value, label: languageName(value) }))}
          onChange={(event) => change("language", event.currentTarget.value)}
        />
      )}
      {connections.length > 1 && (
        <Select
          size="sm"
          className="w-44 flex-none max-sm:flex-1"
          aria-label={t("connection")}
          value={search.get("connection") ?? ""}
          placeholder={t("anyConnection")}
          options={connections.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => change("connection", event.currentTarget.value)}
        />
      )}
      <SearchBox label={t("search")} size="sm" className="w-56 flex-none max-sm:w-full" />
    </ChipRow>
  );
}

/** The address with one filter changed and the page's place dropped. */
function changed(search: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const gone of ["after", "before", name]) next.delete(gone);
  if (value) next.set(name, value);
  return next;
}
