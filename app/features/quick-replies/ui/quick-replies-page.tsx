import Ellipsis from "lucide-react/icons/ellipsis";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { SettingsPage } from "~/features/companies/ui/settings-page";
import { usePageAction } from "~/features/inbox/ui/settings/use-page-action";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { EmptyState } from "~/ui/empty-state";
import { IconButton } from "~/ui/icon-button";
import { Num } from "~/ui/num";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { QuickReplyView } from "../list-quick-replies.server";
import { QuickReplyDialog } from "./quick-reply-dialog";

type Wish = { what: "create" } | { what: "change" | "remove"; reply: QuickReplyView };

/** What people answer every day, under a shortcut. */
export function QuickRepliesPage({ replies }: { replies: QuickReplyView[] }) {
  const t = useT("quick-replies");
  const [wish, setWish] = useState<Wish | null>(null);
  const close = () => setWish(null);
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setWish({ what: "create" })}>
      {t("new")}
    </Button>
  );
  return (
    <SettingsPage
      title={t("title")}
      note={replies.length > 0 && <Num value={replies.length} />}
      actions={replies.length > 0 && create}
    >
      {replies.length === 0 ? (
        <EmptyState sentence={t("empty")} action={create} />
      ) : (
        <Table
          label={t("title")}
          fixed
          head={
            <>
              <Th className="w-[180px]">{t("shortcut")}</Th>
              <Th>{t("text")}</Th>
              <Th className="w-[64px]" />
            </>
          }
        >
          {replies.map((reply) => (
            <Tr key={reply.id}>
              <Td name phone="title">
                <button type="button" className="link" onClick={() => setWish({ what: "change", reply })}>
                  /{reply.shortcut}
                </button>
              </Td>
              <Td phone="meta" className="t2">
                <div className="ell" title={reply.text}>
                  {reply.text}
                </div>
              </Td>
              <Td phone="end">
                <DropdownMenu
                  label={t("actions", { shortcut: reply.shortcut })}
                  align="end"
                  trigger={(props) => (
                    <IconButton
                      icon={Ellipsis}
                      label={t("actions", { shortcut: reply.shortcut })}
                      size="sm"
                      {...props}
                    />
                  )}
                  items={[
                    { label: t("edit"), onSelect: () => setWish({ what: "change", reply }) },
                    { separator: true },
                    { label: t("remove"), tone: "bad", onSelect: () => setWish({ what: "remove", reply }) },
                  ]}
                />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      {wish?.what === "create" && <QuickReplyDialog reply={null} onClose={close} />}
      {wish?.what === "change" && <QuickReplyDialog reply={wish.reply} onClose={close} />}
      {wish?.what === "remove" && <RemoveDialog reply={wish.reply} onClose={close} />}
    </SettingsPage>
  );
}

function RemoveDialog({ reply, onClose }: { reply: QuickReplyView; onClose: () => void }) {
  const t = useT("quick-replies");
  const { busy, error, submit } = usePageAction(onClose);
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("removeTitle", { shortcut: reply.shortcut })}
      explain={t("removeExplain")}
      confirmLabel={t("remove")}
      busy={busy}
      error={error}
      onConfirm={() => submit({ intent: "remove", id: reply.id })}
    />
  );
}
