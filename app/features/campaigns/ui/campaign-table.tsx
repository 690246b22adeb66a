import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { CampaignListItem } from "../list-campaigns.server";
import { CampaignBar } from "./campaign-bar";
import { DayTime } from "./day-time";
import { StateTag } from "./state-tag";

/** Name and number, what it is doing, how far it is, when. */
export function CampaignTable({ items }: { items: CampaignListItem[] }) {
  const t = useT("campaigns.list");
  return (
    <Table
      label={t("label")}
      fixed
      twoLines
      head={
        <>
          <Th>{t("name")}</Th>
          <Th className="w-[150px]">{t("state")}</Th>
          <Th className="w-[30%]">{t("progress")}</Th>
          <Th numeric className="w-[170px]">
            {t("when")}
          </Th>
        </>
      }
    >
      {items.map((item) => (
        <Tr key={item.id}>
          <Td phone="title">
            <Link
              className="rowlink med ell block"
              to={item.state === "draft" ? `/campaigns/${item.id}/edit` : `/campaigns/${item.id}`}
              prefetch="intent"
              title={item.name}
            >
              <bdi>{item.name}</bdi>
            </Link>
            <div className="sm t3 ell font-normal">
              {item.connection
                ? `${t(item.connection.kind === "sms" ? "sms" : "whatsapp")} · ${item.connection.name}`
                : t("noNumber")}
            </div>
          </Td>
          <Td phone="end">
            <StateTag state={item.state} />
          </Td>
          <Td phone={item.progress.audience > 0 ? "meta" : undefined} className="overflow-visible">
            {item.progress.audience > 0 && <CampaignBar progress={item.progress} />}
          </Td>
          <Td numeric phone="more" className="t3 max-sm:text-left">
            <When item={item} />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

function When({ item }: { item: CampaignListItem }) {
  const t = useT("campaigns.list");
  const at = (date: Date) => <DayTime at={date} />;
  if (item.state === "scheduled") return item.startAt ? <>{at(item.startAt)}</> : <>{t("whenApproved")}</>;
  return at(item.launchedAt ?? item.createdAt);
}
