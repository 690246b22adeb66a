import { Link } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Marked } from "~/ui/marked";
import { Table } from "~/ui/table";
import { Tag } from "~/ui/tag";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import { contactName } from "../core/contact-name";
import { paths } from "../core/contact-paths";
import { formatPhone } from "../core/format-phone";
import type { StoppedRow } from "../list-stopped.sql.server";
import { StopDialog } from "./stop-dialog";

interface StoppedTableProps {
  rows: StoppedRow[];
  mayWrite: boolean;
  query: string;
}

/** One line per stop, with the words that prove it under the highlighter. */
export function StoppedTable({ rows, mayWrite, query }: StoppedTableProps) {
  const t = useT("consent.stopped");
  const [chosen, setChosen] = useState<StoppedRow | null>(null);
  return (
    <>
      <Table
        label={t("label")}
        fixed
        twoLines
        head={
          <>
            <Th className="w-[26%]">{t("person")}</Th>
            <Th className="w-[130px] max-xl:w-0">
              <span className="max-xl:hidden">{t("channel")}</span>
            </Th>
            <Th>{t(rows[0]?.action === "blocked" ? "why" : "words")}</Th>
            <Th className="w-[150px]">{t("when")}</Th>
            {mayWrite && <Th className="w-[150px]" />}
          </>
        }
      >
        {rows.map((row) => (
          <Row
            key={row.id + row.channel}
            row={row}
            query={query}
            onUndo={mayWrite ? () => setChosen(row) : null}
          />
        ))}
      </Table>
      {chosen && (
        <StopDialog
          action={chosen.action === "blocked" ? "unblock" : "resume"}
          contactId={chosen.contactId}
          name={contactName(chosen) || (chosen.phone ? formatPhone(chosen.phone) : "")}
          stopped={{ whatsapp: chosen.channel !== "sms", sms: chosen.channel !== "whatsapp" }}
          onClose={() => setChosen(null)}
        />
      )}
    </>
  );
}

function Row({ row, query, onUndo }: { row: StoppedRow; query: string; onUndo: (() => void) | null }) {
  const t = useT("consent");
  const noName = useT("common")("noName");
  const name = contactName(row);
  const phone = row.phone && formatPhone(row.phone);
  const { source, actor, action, text, code, channel } = row;
  const how =
    source === "member"
      ? actor
        ? t("source.member", { name: actor })
        : t("source.memberUnknown")
      : t(`source.${source as "api"}`);
  return (
    <Tr>
      <Td name phone="title">
        <Link className="rowlink row gap-2.5 min-w-0" to={paths.contact(row.contactId)} prefetch="intent">
          <Avatar id={row.contactId} name={name || phone} />
          <span className="grow min-w-0">
            <span className="block ell text-left [unicode-bidi:plaintext]" title={name || undefined}>
              <Marked text={name || noName} query={query} />
            </span>
            <span className="block t2 sm num font-normal">{phone}</span>
          </span>
        </Link>
      </Td>
      <Td className="max-xl:hidden">
        <Tag tone={action === "blocked" ? "bad" : "hold"}>{t(`channel.${channel}`)}</Tag>
      </Td>
      <Td phone="more">
        <span className="block ell" title={text ?? undefined}>
          {text ? <mark>{text}</mark> : <span className="t3">{t("stopped.noWords")}</span>}
        </span>
        <span className="row gap-2 t3 sm">
          <span className="xl:hidden">{t(`channel.${channel}`)} ·</span>
          <span className="ell">{how}</span>
          {code && <span className="mono">{code}</span>}
        </span>
      </Td>
      <Td phone="meta" className="t2">
        <DateTime at={row.at} />
      </Td>
      {onUndo && (
        <Td phone="end" className="n">
          <Button size="sm" variant="ghost" onClick={onUndo}>
            {t(action === "blocked" ? "stopped.unblock" : "stopped.undo")}
          </Button>
        </Td>
      )}
    </Tr>
  );
}
