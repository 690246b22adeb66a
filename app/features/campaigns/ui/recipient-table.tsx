import { Link, useParams, useSearchParams } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { DateTime } from "~/ui/date-time";
import { EmptyState } from "~/ui/empty-state";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Ticks } from "~/ui/ticks";
import { Tr } from "~/ui/tr";
import type { RecipientView } from "../recipient-view.server";
import { useRowKeys } from "./use-row-keys";

interface RecipientTableProps {
  campaignId: string;
  rows: RecipientView[];
  /** Something is filtered, so that an empty table means "nobody like that". */
  filtered: boolean;
}

/** Who, what happened, the code and when; a row opens the panel that explains it. */
export function RecipientTable({ campaignId, rows, filtered }: RecipientTableProps) {
  const t = useT("campaigns.recipients");
  const noName = useT("common")("noName");
  const { recipientId } = useParams();
  const [search] = useSearchParams();
  const query = search.size > 0 ? `?${search}` : "";
  const linkOf = (row: RecipientView) => `/campaigns/${campaignId}/people/${row.id}${query}`;
  useRowKeys(
    rows.map(linkOf),
    rows.findIndex((row) => row.id === recipientId),
  );
  if (rows.length === 0) {
    return (
      <EmptyState
        drawing={filtered ? "search" : "message"}
        sentence={t(filtered ? "noneLikeThat" : "none")}
      />
    );
  }
  return (
    <Table
      label={t("label")}
      fixed
      head={
        <>
          <Th className="w-[256px] max-lg:w-[208px]">{t("person")}</Th>
          <Th className="w-[136px]">{t("state")}</Th>
          <Th>{t("happened")}</Th>
          <Th className="w-[72px]">{t("code")}</Th>
          <Th numeric className="w-[92px]">
            {t("time")}
          </Th>
        </>
      }
    >
      {rows.map((row) => (
        <Tr key={row.id} on={row.id === recipientId}>
          <Td name phone="title">
            <Link
              className="rowlink row gap-2.5 min-w-0"
              to={linkOf(row)}
              preventScrollReset
              prefetch="intent"
            >
              <Avatar id={row.contactId} name={row.name || row.phone} size="s" />
              <span className="ell" title={row.name || undefined}>
                {row.name || row.phone || noName}
              </span>
            </Link>
          </Td>
          <Td>
            <Ticks state={row.tick} withWord />
          </Td>
          <Td phone="meta" className="t2" title={row.happened}>
            <span className="row gap-1.5 min-w-0">
              <span className="only-m flex-none">
                <Ticks state={row.tick} />
              </span>
              <span className="ell">{row.happened}</span>
            </span>
          </Td>
          <Td mono>{row.code}</Td>
          <Td numeric phone="end" className="t3">
            {row.at && <When at={row.at} />}
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** The hour today, the day before and after. */
function When({ at }: { at: Date }) {
  const near = Math.abs(Date.now() - at.getTime()) < 72_000_000;
  return <DateTime at={at} style={near ? "time" : "dayShort"} />;
}
