import { Fragment } from "react";
import { SettingsPage } from "~/features/companies/ui/settings-page";
import { useT } from "~/i18n/use-t";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { Pagination } from "~/ui/pagination";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { AuditItem, AuditPage as Page } from "../list-audit.server";

/** Who changed what and when, the newest first; names of fields, never their values. */
export function AuditPage({ page }: { page: Page }) {
  const t = useT("audit");
  return (
    <SettingsPage title={t("title")}>
      {page.items.length === 0 ? (
        <EmptyState sentence={t("empty")} />
      ) : (
        <>
          <Table
            label={t("label")}
            head={
              <>
                <Th>{t("when")}</Th>
                <Th>{t("who")}</Th>
                <Th>{t("what")}</Th>
                <Th>{t("fields")}</Th>
                <Th>{t("subject")}</Th>
              </>
            }
          >
            {page.items.map((item) => (
              <AuditRow key={item.id} item={item} />
            ))}
          </Table>
          <Pagination previous={page.previous} next={page.next} />
        </>
      )}
    </SettingsPage>
  );
}

function AuditRow({ item }: { item: AuditItem }) {
  const t = useT("audit");
  const key = `actions.${item.action}` as "actions.session.started";
  return (
    <Tr>
      <Td phone="end" className="t2">
        <DateTime at={item.at} />
      </Td>
      <Td name phone="meta">
        <ActorName actor={item.actor} />
      </Td>
      <Td phone="title">{t.has(key) ? t(key) : <span className="mono">{item.action}</span>}</Td>
      <Td phone={item.fields.length > 0 ? "more" : undefined} className="t3">
        <FieldNames fields={item.fields} />
      </Td>
      <Td mono title={item.subjectId ?? undefined}>
        {item.subjectId?.slice(-12)}
      </Td>
    </Tr>
  );
}

/** Which fields, in words where we have them; a pause's reason is said as everywhere. */
function FieldNames({ fields }: Pick<AuditItem, "fields">) {
  const t = useT("audit.field");
  const reason = useT("reasons.pause");
  const known = (field: string) => {
    if (t.has(field as "name")) return t(field as "name");
    if (field !== "by-person" && reason.has(field as "quality-red")) return reason(field as "quality-red");
    return undefined;
  };
  return fields
    .filter((field) => field !== "by-person")
    .map((field, at) => (
      <Fragment key={field}>
        {at > 0 && ", "}
        {known(field) ?? <span className="mono">{field}</span>}
      </Fragment>
    ));
}

function ActorName({ actor }: { actor: AuditItem["actor"] }) {
  const t = useT("audit");
  if (actor.kind === "system") return <span className="t3">{t("system")}</span>;
  if (actor.kind === "api-key") return `${t("key")} · ${actor.name ?? "?"}`;
  return actor.name ?? <span className="t3">{t("gone")}</span>;
}
