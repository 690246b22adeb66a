import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { EmptyState } from "~/ui/empty-state";
import { RelativeTime } from "~/ui/relative-time";
import { Table } from "~/ui/table";
import { Tag } from "~/ui/tag";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";

export interface ReplyView {
  id: string;
  conversationId: string;
  contactId: string;
  name: string;
  phone: string | null;
  text: string;
  type: string;
  at: Date;
  unanswered: boolean;
}

const KINDS = [
  "image",
  "audio",
  "video",
  "document",
  "sticker",
  "location",
  "contacts",
  "voice",
  "call",
  "unsupported",
] as const;

/** What people wrote back, newest first; each opens its conversation there. */
export function ReplyList({ replies }: { replies: ReplyView[] }) {
  const t = useT("campaigns.replies");
  const noName = useT("common")("noName");
  if (replies.length === 0) return <EmptyState drawing="message" sentence={t("none")} />;
  return (
    <Table
      label={t("label")}
      fixed
      head={
        <>
          <Th className="w-[256px]">{t("person")}</Th>
          <Th>{t("text")}</Th>
          <Th className="w-[150px]">{t("state")}</Th>
          <Th numeric className="w-[110px]">
            {t("when")}
          </Th>
        </>
      }
    >
      {replies.map((reply) => (
        <Tr key={reply.id}>
          <Td name phone="title">
            <Link
              className="rowlink row gap-2.5 min-w-0"
              to={`/inbox/${reply.conversationId}?at=${reply.id}`}
              prefetch="intent"
            >
              <Avatar id={reply.contactId} name={reply.name || reply.phone} size="s" />
              <span className="ell">{reply.name || reply.phone || noName}</span>
            </Link>
          </Td>
          <Td phone="meta" className="t2" title={reply.text}>
            <bdi>{reply.text || wordOf(reply.type)}</bdi>
          </Td>
          <Td phone="more">{reply.unanswered && <Tag tone="hold">{t("waits")}</Tag>}</Td>
          <Td numeric phone="end" className="t3">
            <RelativeTime at={reply.at} />
          </Td>
        </Tr>
      ))}
    </Table>
  );

  function wordOf(type: string) {
    const known = KINDS.find((kind) => kind === type);
    return t(`kinds.${known ?? "other"}`);
  }
}
