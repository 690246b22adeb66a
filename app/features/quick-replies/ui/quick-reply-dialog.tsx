import { type FormEvent, useId, useRef, useState } from "react";
import { useLocale } from "use-intl/react";
import { fillQuickReply } from "~/features/inbox/core/fill-quick-reply";
import { usePageAction } from "~/features/inbox/ui/settings/use-page-action";
import type { Locale } from "~/i18n/locale";
import { useT } from "~/i18n/use-t";
import { Bubble } from "~/ui/bubble";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { FormattedText } from "~/ui/formatted-text";
import { Input } from "~/ui/input";
import { Textarea } from "~/ui/textarea";
import { LONGEST_REPLY, LONGEST_SHORTCUT } from "../core/quick-reply-limits";
import { QUICK_REPLY_VARIABLES, SAMPLE_FACTS } from "../core/quick-reply-variables";
import type { QuickReplyView } from "../list-quick-replies.server";

interface QuickReplyDialogProps {
  /** null: a new one. */
  reply: QuickReplyView | null;
  onClose: () => void;
}

/** Shortcut and text of a quick reply, and how it will look. */
export function QuickReplyDialog({ reply, onClose }: QuickReplyDialogProps) {
  const t = useT("quick-replies");
  const back = useT("common.actions")("back");
  const locale = useLocale() as Locale;
  const form = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(reply?.text ?? "");
  const { busy, error, fields, submit } = usePageAction(onClose);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const facts = { shortcut: String(new FormData(event.currentTarget).get("shortcut")), text };
    if (!busy) submit(reply ? { intent: "change", id: reply.id, ...facts } : { intent: "create", ...facts });
  };
  const insert = (name: string) => {
    const at = box.current?.selectionStart ?? text.length;
    const until = box.current?.selectionEnd ?? at;
    setText(`${text.slice(0, at)}{{${name}}}${text.slice(until)}`);
    box.current?.focus();
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={reply ? t("editTitle", { shortcut: reply.shortcut }) : t("new")}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {back}
          </Button>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {t(reply ? "save" : "create")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={onSubmit} className="col gap-4">
        <Field label={t("shortcut")} help={t("shortcutHelp")} error={fields.shortcut ?? error} required>
          <Input
            name="shortcut"
            size="lg"
            defaultValue={reply?.shortcut}
            maxLength={LONGEST_SHORTCUT + 1}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
        </Field>
        <Field label={t("text")} error={fields.text} required>
          <Textarea
            ref={box}
            rows={5}
            value={text}
            maxLength={LONGEST_REPLY}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <fieldset className="flex flex-wrap gap-2" aria-label={t("variables")}>
          {QUICK_REPLY_VARIABLES[locale].map((name) => (
            <Button
              key={name}
              size="sm"
              aria-label={t("insert", { name })}
              onClick={() => insert(name)}
            >{`{{${name}}}`}</Button>
          ))}
        </fieldset>
        <section aria-label={t("preview")}>
          <div className="lab mb-1.5">{t("preview")}</div>
          <div className="col p-2">
            {text.trim() === "" ? (
              <p className="t3">{t("previewEmpty")}</p>
            ) : (
              <Bubble side="out" time="09:41" state="read">
                <FormattedText text={fillQuickReply(text.trim(), SAMPLE_FACTS)} />
              </Bubble>
            )}
          </div>
        </section>
      </form>
    </Dialog>
  );
}
