import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Marked } from "~/ui/marked";
import { PageCheck, RowCheck } from "~/ui/row-check";
import { Table } from "~/ui/table";
import { Tag } from "~/ui/tag";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { Selection } from "~/ui/use-selection";
import { contactName } from "../core/contact-name";
import { paths } from "../core/contact-paths";
import { formatPhone } from "../core/format-phone";
import type { ContactRow } from "../list-contacts.server";
import { TagRow } from "./tag-row";
import { useListKeys } from "./use-list-keys";

interface ContactTableProps {
  rows: ContactRow[];
  /** null: the reader may not change anything. */
  selection: Selection | null;
  /** What was searched for, to be marked. */
  query: string;
}

/** A line per person; on a phone two lines. */
export function ContactTable({ rows, selection, query }: ContactTableProps) {
  const t = useT("contacts.table");
  useListKeys(selection);
  return (
    <Table
      label={t("label")}
      fixed
      head={
        <>
          {selection && <PageCheck selection={selection} />}
          <Th>{t("person")}</Th>
          <Th className="w-[30%]">{t("tags")}</Th>
          <Th className="w-[24%] max-lg:w-0">
            <span className="max-lg:hidden">{t("email")}</span>
          </Th>
          <Th numeric className="w-[180px]">
            {t("phone")}
          </Th>
        </>
      }
    >
      {rows.map((row) => (
        <Row key={row.id} row={row} selection={selection} query={query} />
      ))}
    </Table>
  );
}

function Row({ row, selection, query }: { row: ContactRow; selection: Selection | null; query: string }) {
  const noName = useT("common")("noName");
  const name = contactName(row);
  const phone = row.phone && formatPhone(row.phone);
  const shown = name || noName;
  return (
    <Tr on={selection?.has(row.id)} data-row={row.id} className="max-sm:[&_.pick]:w-6">
      {selection && (
        <RowCheck selection={selection} id={row.id} name={name || phone || row.email || noName} />
      )}
      <Td name phone="title">
        <Link className="rowlink row gap-2.5 min-w-0" to={paths.contact(row.id)} prefetch="intent">
          <Avatar id={row.id} name={name || phone} size="m" />
          <span className="ell grow text-left [unicode-bidi:plaintext]" title={shown}>
            <Marked text={shown} query={query} />
          </span>
        </Link>
      </Td>
      <Td phone={isStopped(row) || row.tags.length > 0 ? "more" : undefined}>
        <span className="row gap-1">
          <StateTag row={row} />
          <TagRow tags={row.tags} />
        </span>
      </Td>
      <Td className="t2 max-lg:hidden" title={row.email ?? undefined}>
        {row.email && <Marked text={row.email} query={query} />}
      </Td>
      <Td numeric phone="meta" className="t2 max-sm:text-left" title={phone || row.email || undefined}>
        {phone || <span className="lg:hidden">{row.email}</span>}
      </Td>
    </Tr>
  );
}

const isStopped = (row: ContactRow) => row.blocked || row.whatsappStopped || row.smsStopped;

function StateTag({ row }: { row: ContactRow }) {
  const t = useT("contacts.state");
  if (row.blocked) return <Tag tone="bad">{t("blocked")}</Tag>;
  if (row.whatsappStopped && row.smsStopped) return <Tag tone="hold">{t("stopped")}</Tag>;
  if (row.whatsappStopped) return <Tag tone="hold">{t("stoppedWhatsapp")}</Tag>;
  return row.smsStopped ? <Tag tone="hold">{t("stoppedSms")}</Tag> : null;
}
