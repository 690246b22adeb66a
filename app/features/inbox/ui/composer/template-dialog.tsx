import { useEffect, useMemo, useState } from "react";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { FormattedText } from "~/ui/formatted-text";
import { Input } from "~/ui/input";
import { Skeleton } from "~/ui/skeleton";
import type { ThreadMessage } from "../../thread-message";
import { useThreadView } from "../thread/thread-context";
import type { Answers } from "../thread/use-answers";
import { refusalOf } from "../thread-store/call-problem";

type Template = Awaited<ReturnType<typeof trpc.inbox.templates.query>>[number];

interface TemplateDialogProps {
  answers: Answers;
  replyTo?: ThreadMessage;
  onClose: () => void;
  onSent: () => void;
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Which approved template is sent, with what is known of the person filled in and the rest to be written. */
export default function TemplateDialog({ answers, replyTo, onClose, onSent }: TemplateDialogProps) {
  const { t, conversationId } = useThreadView();
  const words = useT("inbox-answer");
  const [templates, setTemplates] = useState<Template[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [q, setQ] = useState("");
  const [chosen, setChosen] = useState<Template | null>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  useEffect(() => {
    trpc.inbox.templates
      .query({ conversationId })
      .then(setTemplates, (error) => setProblem(refusalOf(error) ?? t("errors.offline")));
  }, [conversationId, t]);
  const shown = useMemo(
    () => templates?.filter(({ name, body }) => plain(`${name} ${body}`).includes(plain(q))) ?? [],
    [templates, q],
  );
  const missing = chosen?.variables.some(({ key }) => !values[key]?.trim()) ?? true;

  function choose(template: Template) {
    setChosen(template);
    setValues(Object.fromEntries(template.variables.map(({ key, value }) => [key, value])));
  }
  function send() {
    if (!chosen || missing) return;
    answers.send({
      content: { kind: "template", templateId: chosen.id, values },
      replyTo,
      drawn: { type: "template", text: filled(chosen, values), buttons: chosen.buttons },
    });
    onSent();
    onClose();
  }
  const refused = (key: string) => {
    const own = key.replace(/^inbox-answer\./, "") as "refused.stopped";
    return words.has(own) ? words(own) : t("composer.refused");
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={chosen ? chosen.name : t("templates.title")}
      explain={chosen ? t("templates.fill") : t("templates.explain")}
      footer={
        <>
          <Button size="lg" onClick={chosen ? () => setChosen(null) : onClose}>
            {t(chosen ? "templates.back" : "composer.cancel")}
          </Button>
          {chosen && (
            <Button size="lg" variant="primary" disabled={missing} onClick={send}>
              {t("composer.send")}
            </Button>
          )}
        </>
      }
    >
      {problem && (
        <p className="bad" role="alert">
          {problem}
        </p>
      )}
      {chosen ? (
        <form
          className="tpl-f"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <div className="col gap-3">
            {chosen.variables.map(({ key, label, example }) => (
              <Field key={key} label={label}>
                <Input
                  value={values[key] ?? ""}
                  placeholder={example ?? undefined}
                  maxLength={2_000}
                  onChange={(event) => setValues({ ...values, [key]: event.target.value })}
                />
              </Field>
            ))}
            {chosen.variables.length === 0 && <p className="t2">{t("templates.nothing")}</p>}
          </div>
          <div className="chat rounded-lg p-3">
            <div className="bub out" dir="auto">
              <FormattedText text={filled(chosen, values)} />
            </div>
          </div>
          <button type="submit" hidden />
        </form>
      ) : (
        <>
          <input
            className="inp"
            type="search"
            autoFocus
            aria-label={t("templates.search")}
            placeholder={t("templates.search")}
            value={q}
            onChange={(event) => setQ(event.target.value)}
          />
          <div className="tpl-list scroll">
            {templates === null && !problem && <Skeleton height="40px" />}
            {shown.map((template) => (
              <button
                key={template.id}
                type="button"
                className="menu-it"
                disabled={template.refused !== null}
                onClick={() => choose(template)}
              >
                <span className="grow col">
                  <span className="row">
                    <span className="med ell">{template.name}</span>
                    <span className="t3 sm">{template.language}</span>
                  </span>
                  <span className="t2 sm ell" dir="auto">
                    {template.refused ? refused(template.refused) : template.body}
                  </span>
                </span>
              </button>
            ))}
            {templates !== null && shown.length === 0 && <p className="t2 py-3">{t("templates.none")}</p>}
          </div>
        </>
      )}
    </Dialog>
  );
}

/** As it will read; what is not filled in yet stays to be seen. Keys are "header.1", "body.name". */
function filled({ header, body, footer }: Template, values: Record<string, string>): string {
  const fill = (text: string | null, part: string) =>
    text?.replace(
      /\{\{\s*([\w.]{1,60})\s*\}\}/g,
      (whole, name: string) => values[`${part}.${name}`] || whole,
    );
  return [fill(header, "header"), fill(body, "body"), footer].filter(Boolean).join("\n\n");
}
