import Plus from "lucide-react/icons/plus";
import { useRef } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Textarea } from "~/ui/textarea";
import { findPlaceholders } from "../core/find-placeholders";
import { ExampleFields } from "./example-fields";
import { useDraftProblem } from "./use-draft-problem";
import type { TemplateDraftForm } from "./use-template-draft";

const MOST_BODY = 1024;
const MOST_FOOTER = 60;

/** The message itself with its variables and their examples, and the footer. */
export function BodyFields({ form }: { form: TemplateDraftForm }) {
  const t = useT("templates.compose");
  const words = useDraftProblem();
  const box = useRef<HTMLTextAreaElement>(null);
  const { draft, change, problemsOf } = form;
  const { text, examples } = draft.body;
  const problems = problemsOf("body");
  const missing = problems.flatMap(({ messageKey, params }) =>
    messageKey.endsWith("exampleMissing") ? [String(params?.name)] : [],
  );
  const [footerProblem] = problemsOf("footer");

  const addVariable = () => {
    const numbers = findPlaceholders(text).map(Number).filter(Number.isInteger);
    const variable = `{{${Math.max(0, ...numbers) + 1}}}`;
    const at = box.current?.selectionStart ?? text.length;
    change({ body: { text: text.slice(0, at) + variable + text.slice(at), examples } });
    requestAnimationFrame(() => {
      box.current?.focus();
      box.current?.setSelectionRange(at + variable.length, at + variable.length);
    });
  };
  return (
    <>
      <Field
        label={t("body")}
        help={t("bodyHelp", { left: MOST_BODY - text.length })}
        error={problems[0] && words(problems[0])}
        required
        aside={
          <Button size="sm" variant="ghost" icon={Plus} onClick={addVariable}>
            {t("addVariable")}
          </Button>
        }
      >
        <Textarea
          ref={box}
          rows={6}
          value={text}
          onChange={(event) => change({ body: { text: event.currentTarget.value, examples } })}
        />
      </Field>
      <ExampleFields
        text={text}
        examples={examples}
        missing={missing}
        onChange={(next) => change({ body: { text, examples: next } })}
      />
      <Field label={t("footer")} optional error={footerProblem && words(footerProblem)}>
        <Input
          value={draft.footer ?? ""}
          maxLength={MOST_FOOTER}
          onChange={(event) => change({ footer: event.currentTarget.value || undefined })}
        />
      </Field>
    </>
  );
}
