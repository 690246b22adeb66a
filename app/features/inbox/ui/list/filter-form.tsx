import { useNavigate } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Select, type SelectOption } from "~/ui/select";
import { Switch } from "~/ui/switch";
import { writeInboxFilter } from "../../core/filter-search";
import type { InboxFilter } from "../../core/inbox-filter";
import { useDirectory } from "../store/store-context";

interface FilterFormProps {
  filter: InboxFilter;
  base: string;
  close: () => void;
}

const named = ({ id, name }: { id: string; name: string }): SelectOption => ({ value: id, label: name });

/** Everything a list can be narrowed by; each choice holds at once, and stands in the address. */
export default function FilterForm({ filter, base, close }: FilterFormProps) {
  const t = useT("inbox-list.filter");
  const directory = useDirectory();
  const navigate = useNavigate();
  const campaigns = useCampaigns();
  const change = (part: Partial<InboxFilter>) =>
    navigate(base + writeInboxFilter({ ...filter, ...part }), { preventScrollReset: true });
  const choice = (
    name: "department" | "connection" | "label" | "campaign",
    options: SelectOption[] | undefined,
  ) =>
    options && options.length > 0 ? (
      <Field label={t(name)}>
        <Select
          size="sm"
          placeholder={t("any")}
          value={filter[name] ?? ""}
          options={options}
          onChange={(event) => change({ [name]: event.currentTarget.value || undefined })}
        />
      </Field>
    ) : null;
  const { me, members, departments, labels, connections } = directory ?? {};
  const who: SelectOption[] = [
    { value: "mine", label: t("me") },
    { value: "unassigned", label: t("nobody") },
    ...(members ?? [])
      .filter(({ userId }) => userId !== me?.userId)
      .map(({ userId, name }) => ({ value: userId, label: name })),
  ];
  return (
    <div className="col gap-3">
      <Field label={t("member")}>
        <Select
          size="sm"
          placeholder={t("any")}
          value={filter.who ?? ""}
          options={who}
          onChange={(event) => change({ who: event.currentTarget.value || undefined })}
        />
      </Field>
      {choice("department", departments?.map(named))}
      {choice("connection", connections?.map(named))}
      {choice("label", labels?.map(named))}
      {choice("campaign", campaigns?.map(named))}
      <Field label={t("by")}>
        <Select
          size="sm"
          value={filter.handledBy ?? ""}
          placeholder={t("both")}
          options={[
            { value: "person", label: t("person") },
            { value: "persona", label: t("persona") },
          ]}
          onChange={(event) =>
            change({ handledBy: (event.currentTarget.value || undefined) as InboxFilter["handledBy"] })
          }
        />
      </Field>
      <Switch
        label={t("unread")}
        checked={filter.unread === true}
        onChange={(event) => change({ unread: event.currentTarget.checked ? true : undefined })}
      />
      <Switch
        label={t("all")}
        checked={filter.view === "all"}
        onChange={(event) => change({ view: event.currentTarget.checked ? "all" : "open" })}
      />
      <p className="t3 sm">{t("link")}</p>
      <Button
        size="sm"
        onClick={() => {
          close();
          navigate(base, { preventScrollReset: true });
        }}
      >
        {t("clear")}
      </Button>
    </div>
  );
}

/** The latest campaigns; asked for when the box opens. */
function useCampaigns() {
  const [campaigns, setCampaigns] = useState<{ id: string; name: string }[]>();
  useEffect(() => {
    let here = true;
    trpc.campaigns.list.query({}).then(
      ({ items }) => here && setCampaigns(items.filter(({ state }) => state !== "draft")),
      () => {},
    );
    return () => {
      here = false;
    };
  }, []);
  return campaigns;
}
