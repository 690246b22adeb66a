import { Form, useSearchParams } from "@remix-run/react";
import ListFilter from "lucide-react/icons/list-filter";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { Combobox } from "~/ui/combobox";
import { Field } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Input } from "~/ui/input";
import { Popover } from "~/ui/popover";
import { Select } from "~/ui/select";
import type { ContactFilter } from "../core/contact-filter";
import { paths } from "../core/contact-paths";
import { BASIS_FILTERS, REACH_FILTERS, STOPPED_FILTERS } from "../core/filter-options";
import type { FilterChoices } from "../filter-choices.server";

/** All filters in one small form; what it makes is an address. */
export function FilterPopover({ filter, choices }: { filter: ContactFilter; choices: FilterChoices }) {
  const t = useT("contacts.filter");
  return (
    <Popover
      label={t("title")}
      align="end"
      className="pad w-[320px] max-h-[min(600px,calc(100dvh-120px))]"
      trigger={(props) => (
        <button type="button" className="chip h-[30px] rounded-[6px]" {...props}>
          <Icon of={ListFilter} size="s" />
          {t("button")}
        </button>
      )}
    >
      {(close) => <FilterForm filter={filter} choices={choices} close={close} />}
    </Popover>
  );
}

interface FilterFormProps {
  filter: ContactFilter;
  choices: FilterChoices;
  close: () => void;
}

function FilterForm({ filter, choices, close }: FilterFormProps) {
  const t = useT("contacts.filter");
  const [search] = useSearchParams();
  const q = search.get("q");
  const places = (all: { id: string; name: string }[]) => [
    { value: "", label: t("any") },
    ...all.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const select = (
    name: "stopped" | "basis" | "reach",
    options: readonly string[],
    word: (option: string) => string,
  ) => (
    <Field label={t(name)}>
      <Select
        name={name}
        defaultValue={filter[name] ?? ""}
        placeholder={t("any")}
        options={options.map((value) => ({ value, label: word(value) }))}
      />
    </Field>
  );
  return (
    <Form className="col gap-3" onSubmit={close} preventScrollReset action={paths.contacts()}>
      {q && <input type="hidden" name="q" value={q} />}
      {filter.import && <input type="hidden" name="import" value={filter.import} />}
      {choices.lists.length > 0 && (
        <Field label={t("list")}>
          <Combobox
            name="list"
            label={t("list")}
            options={places(choices.lists)}
            defaultValue={filter.list ?? ""}
            placeholder={t("any")}
          />
        </Field>
      )}
      {choices.tags.length > 0 && (
        <Field label={t("tag")}>
          <Combobox
            name="tag"
            label={t("tag")}
            options={places(choices.tags)}
            defaultValue={filter.tag ?? ""}
            placeholder={t("any")}
          />
        </Field>
      )}
      {select("stopped", STOPPED_FILTERS, (option) => t(`stoppedOptions.${option as "any"}`))}
      {select("basis", BASIS_FILTERS, (option) => t(`basisOptions.${option as "none"}`))}
      {select("reach", REACH_FILTERS, (option) => t(`reachOptions.${option as "email"}`))}
      <Field label={t("since")}>
        <Input type="date" name="since" defaultValue={filter.since ?? ""} />
      </Field>
      <div className="row justify-end sticky -bottom-3 -mx-3 -mb-3 p-3 bg-surface border-t border-line-soft">
        <ButtonLink variant="ghost" to={paths.contacts(q ? { q } : {})} onClick={close}>
          {t("clear")}
        </ButtonLink>
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
      </div>
    </Form>
  );
}
