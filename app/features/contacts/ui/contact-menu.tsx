import { useFetcher, useNavigate } from "@remix-run/react";
import Ellipsis from "lucide-react/icons/ellipsis";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { DropdownMenu, type MenuEntry } from "~/ui/dropdown-menu";
import { IconButton } from "~/ui/icon-button";
import { toast } from "~/ui/toast";
import type { ContactView } from "../contact-view.server";
import { paths } from "../core/contact-paths";
import type { ContactAnswer } from "../run-contact-intent.server";
import { StopDialog, type StopDialogAction } from "./stop-dialog";

/** What a member can do to one person: stop or resume, block or unblock, delete. */
export function ContactMenu({ view: { contact }, name }: { view: ContactView; name: string }) {
  const t = useT("contacts");
  const consent = useT("consent.actions");
  const more = useT("common.actions")("more");
  const [wish, setWish] = useState<StopDialogAction | "delete" | null>(null);
  const stopped = { whatsapp: Boolean(contact.whatsappStoppedAt), sms: Boolean(contact.smsStoppedAt) };
  const entry = (action: StopDialogAction): MenuEntry => ({
    label: consent(action),
    onSelect: () => setWish(action),
  });
  const items: MenuEntry[] = [
    ...(stopped.whatsapp && stopped.sms ? [] : [entry("stop")]),
    ...(stopped.whatsapp || stopped.sms ? [entry("resume")] : []),
    entry(contact.blockedAt ? "unblock" : "block"),
    { separator: true },
    { label: t("page.delete"), tone: "bad", onSelect: () => setWish("delete") },
  ];
  const close = () => setWish(null);
  return (
    <>
      <DropdownMenu
        label={more}
        align="end"
        trigger={(props) => <IconButton icon={Ellipsis} label={more} {...props} />}
        items={items}
      />
      {wish === "delete" && <DeleteOneDialog contactId={contact.id} name={name} onClose={close} />}
      {wish && wish !== "delete" && (
        <StopDialog action={wish} contactId={contact.id} name={name} stopped={stopped} onClose={close} />
      )}
    </>
  );
}

function DeleteOneDialog({
  contactId,
  name,
  onClose,
}: {
  contactId: string;
  name: string;
  onClose: () => void;
}) {
  const t = useT("contacts.delete");
  const fetcher = useFetcher<ContactAnswer | FormFailure>();
  const navigate = useNavigate();
  const { data, state } = fetcher;
  const deleted = data && "done" in data && data.done === "deleted";
  // biome-ignore lint/correctness/useExhaustiveDependencies: left once, when the answer is there.
  useEffect(() => {
    if (!deleted || state !== "idle") return;
    toast({ text: t("done", { deleted: 1, kept: 0 }) });
    navigate(paths.contacts());
  }, [deleted, state]);
  const kept = data && "done" in data && data.done === "kept" ? data.why : null;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("titleOne", { name })}
      explain={t("explain")}
      confirmLabel={t("confirm", { count: 1 })}
      busy={state !== "idle"}
      error={kept ? t(`keptOne.${kept}`) : data && "fields" in data ? data.sentence : undefined}
      onConfirm={() =>
        fetcher.submit({ intent: "delete" }, { method: "post", action: paths.contact(contactId) })
      }
    >
      {t("why")}
    </ConfirmDialog>
  );
}
