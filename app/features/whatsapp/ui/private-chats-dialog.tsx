import { FormDialog } from "~/features/connections/ui/form-dialog";
import { useConnectionAction } from "~/features/connections/ui/use-connection-action";
import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Textarea } from "~/ui/textarea";
import { showPrivateChat } from "../core/private-lines";

interface PrivateChatsDialogProps {
  id: string;
  name: string;
  chats: string[];
  onClose: () => void;
}

/** Which chats of the phone this system must know nothing of. */
export function PrivateChatsDialog({ id, name, chats, onClose }: PrivateChatsDialogProps) {
  const t = useT("whatsapp.private");
  const example = useT("whatsapp.new")("privateExample");
  const { act, busy, error } = useConnectionAction(id, onClose, "link");
  return (
    <FormDialog
      title={t("title", { name })}
      explain={t("explain")}
      confirmLabel={t("save")}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={(fields) => act({ intent: "private", ...fields })}
    >
      <Field label={t("label")} help={t("keeps")}>
        <Textarea
          name="privateChats"
          rows={5}
          grows
          placeholder={example}
          defaultValue={chats.map(showPrivateChat).join("\n")}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </FormDialog>
  );
}
