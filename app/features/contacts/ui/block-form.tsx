import { Form } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Panel } from "~/ui/panel";
import { Say } from "~/ui/say";
import { Textarea } from "~/ui/textarea";

/** What became of a paste, in the reader's words. */
export interface BlockAnswer {
  blocked: number;
  already: number;
  refused: { line: number; text: string; sentence: string }[];
}

interface BlockFormProps {
  answer?: BlockAnswer;
  /** Why nothing was done. */
  failure?: string;
  busy: boolean;
}

/** Phones by paste, one a line; the result stands above the form. */
export function BlockForm({ answer, failure, busy }: BlockFormProps) {
  const t = useT("consent.blocked");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (answer && answer.refused.length === 0) form.current?.reset();
  }, [answer]);
  return (
    <Panel label={t("paste")} title={t("paste")}>
      <Form method="post" ref={form} className="col gap-4">
        {answer && (
          <Say tone={answer.refused.length > 0 ? "hold" : "ok"} live title={t("done", answer as never)}>
            {answer.refused.length > 0 && t("refused", { count: answer.refused.length })}
          </Say>
        )}
        {answer && answer.refused.length > 0 && (
          <ul className="col gap-1 sm">
            {answer.refused.slice(0, 50).map(({ line, text, sentence }) => (
              <li key={line}>
                <span className="med">{t("line", { line, text })}</span>{" "}
                <span className="t2">{sentence}</span>
              </li>
            ))}
          </ul>
        )}
        <Field label={t("phones")} help={t("pasteHelp")} error={failure} required>
          <Textarea name="phones" rows={8} autoComplete="off" spellCheck={false} />
        </Field>
        <Field label={t("reason")} help={t("reasonHelp")} optional>
          <Input name="reason" maxLength={1_000} autoComplete="off" />
        </Field>
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("block")}
          </Button>
        </div>
      </Form>
    </Panel>
  );
}
