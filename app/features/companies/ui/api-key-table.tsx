import { useT } from "~/i18n/use-t";
import { DateTime } from "~/ui/date-time";
import { RelativeTime } from "~/ui/relative-time";
import { Table } from "~/ui/table";
import { Tag } from "~/ui/tag";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { ApiKeyListItem } from "../list-api-keys.server";
import { ConfirmingForm } from "./confirming-form";

/** Keys with their first characters, what they may do and when they were last used. */
export function ApiKeyTable({ keys }: { keys: ApiKeyListItem[] }) {
  const t = useT("api-keys");
  return (
    <Table
      label={t("list")}
      head={
        <>
          <Th>{t("name")}</Th>
          <Th>{t("prefix")}</Th>
          <Th>{t("scopes")}</Th>
          <Th>{t("lastUsed")}</Th>
          <Th>{t("createdAt")}</Th>
          <Th aria-label={t("revoke")} />
        </>
      }
    >
      {keys.map((key) => (
        <KeyRow key={key.id} apiKey={key} />
      ))}
    </Table>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKeyListItem }) {
  const t = useT("api-keys");
  return (
    <Tr>
      <Td name phone="title">
        {apiKey.name}
      </Td>
      <Td mono phone="meta">
        {apiKey.prefix}…
      </Td>
      <Td className="t2" title={apiKey.scopes.join(", ")}>
        {t("count", { count: apiKey.scopes.length })}
      </Td>
      <Td phone="end" className="t2">
        {apiKey.lastUsedAt ? <RelativeTime at={apiKey.lastUsedAt} /> : t("never")}
      </Td>
      <Td className="t2">
        <DateTime at={apiKey.createdAt} style="day" />
      </Td>
      <Td phone="more" className="n">
        {apiKey.revokedAt ? (
          <Tag>{t("revoked")}</Tag>
        ) : (
          <ConfirmingForm
            fields={{ intent: "revoke", id: apiKey.id }}
            label={t("revoke")}
            ariaLabel={`${t("revoke")}: ${apiKey.name}`}
            title={t("revokeTitle", { name: apiKey.name })}
            explain={t("revokeExplain")}
          />
        )}
      </Td>
    </Tr>
  );
}
