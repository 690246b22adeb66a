import MoreHorizontal from "lucide-react/icons/ellipsis";
import { type FormEvent, useId, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { Field } from "~/ui/field";
import { IconButton } from "~/ui/icon-button";
import { Textarea } from "~/ui/textarea";
import type { SandboxMessage } from "../sandbox-view";

const EMOJI = ["👍", "❤️", "😂", "😮", "🙏"];

interface MessageActsProps {
  message: SandboxMessage;
  onAct: (fields: Record<string, string>) => void;
}

/** What a customer can do with a message: react to the business's, change or delete their own. */
export function MessageActs({ message, onAct }: MessageActsProps) {
  const t = useT("sandbox.message");
  const [editing, edit] = useState(false);
  const { id: messageId, from, type, text, reaction } = message;
  if (type === "revoke") return null;
  const reactions = [
    ...EMOJI.map((emoji) => ({
      label: emoji,
      checked: emoji === reaction,
      onSelect: () => onAct({ intent: "react", messageId, emoji }),
    })),
    ...(reaction
      ? [{ label: t("unreact"), onSelect: () => onAct({ intent: "react", messageId, emoji: "" }) }]
      : []),
  ];
  const own = [
    ...(type === "text" ? [{ label: t("edit"), onSelect: () => edit(true) }] : []),
    { label: t("remove"), tone: "bad" as const, onSelect: () => onAct({ intent: "remove", messageId }) },
  ];
  const label = t(from === "business" ? "react" : "change");
  return (
    <span className={from === "business" ? "sbx-msg" : "sbx-msg out"}>
      <DropdownMenu
        label={label}
        align={from === "business" ? "start" : "end"}
        trigger={(props) => <IconButton icon={MoreHorizontal} size="sm" label={label} {...props} />}
        items={from === "business" ? reactions : own}
      />
      {editing && (
        <EditDialog
          text={text}
          onClose={() => edit(false)}
          onSave={(next) => {
            edit(false);
            onAct({ intent: "edit", messageId, text: next });
          }}
        />
      )}
    </span>
  );
}

interface EditDialogProps {
  text: string;
  onClose: () => void;
  onSave: (text: string) => void;
}

function EditDialog({ text, onClose, onSave }: EditDialogProps) {
  const t = useT("sandbox.message");
  const actions = useT("common.actions");
  const form = useId();
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get("text") ?? "").trim();
    if (next) onSave(next);
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("edit")}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {actions("back")}
          </Button>
          <Button type="submit" form={form} variant="primary">
            {actions("save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={save}>
        <Field label={t("text")}>
          <Textarea name="text" defaultValue={text} maxLength={4_096} autoFocus />
        </Field>
      </form>
    </Dialog>
  );
}
