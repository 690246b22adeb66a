import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Bubble } from "~/ui/bubble";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { PageHeader } from "~/ui/page-header";
import { PhonePreview } from "~/ui/phone-preview";
import { Say } from "~/ui/say";
import { SegmentedControl } from "~/ui/segmented-control";
import { Select } from "~/ui/select";
import { StickyActions } from "~/ui/sticky-actions";
import { Textarea } from "~/ui/textarea";
import { removeAccents } from "../core/remove-accents";
import { listLocalVariables } from "../core/resolve-local-text";
import { validateLocalText } from "../core/validate-local-text";
import { MarkedOffenders } from "./marked-offenders";
import { SmsCount } from "./sms-count";
import { useDraftProblem } from "./use-draft-problem";
import { OFFERED_LANGUAGES, useLanguageName } from "./use-language-name";

export interface EditedText {
  id?: string;
  name: string;
  text: string;
  language: string;
  category: string;
}

interface SmsEditorProps {
  edited: EditedText;
  companyName: string;
  /** Why the last save did not work. */
  refused?: string;
}

/** A local text for SMS, with its segments counted while typing. */
export function SmsEditor({ edited, companyName, refused }: SmsEditorProps) {
  const t = useT("templates");
  const languageName = useLanguageName();
  const problemWords = useDraftProblem();
  const formats = useFormats();
  const busy = useNavigation().state !== "idle";
  const [text, setText] = useState(edited.text);
  const [tried, setTried] = useState(false);
  const problems = validateLocalText(text);
  const error = tried && problems[0] ? problemWords(problems[0]) : undefined;
  const time = formats.date(new Date(), "time");
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("list.title"), to: "/templates" }]}
        title={edited.id ? edited.name : t("text.new")}
      />
      <Form
        method="post"
        className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_364px] max-[1000px]:block max-[1000px]:overflow-auto"
        onSubmit={(event) => {
          setTried(true);
          if (problems.length > 0) event.preventDefault();
        }}
      >
        <div className="scroll flex flex-col max-[1000px]:overflow-visible" data-scroll="page">
          <div className="flex max-w-[640px] flex-col gap-5 px-5 py-5 max-[720px]:px-4">
            {edited.id && <input type="hidden" name="id" value={edited.id} />}
            <Field label={t("text.name")} help={t("text.nameHelp")} required>
              <Input name="name" maxLength={80} defaultValue={edited.name} />
            </Field>
            <div className="field">
              <span className="lab">{t("compose.kind")}</span>
              <SegmentedControl
                label={t("compose.kind")}
                name="category"
                defaultValue={edited.category}
                options={[
                  { value: "MARKETING", label: t("category.MARKETING") },
                  { value: "UTILITY", label: t("category.UTILITY") },
                ]}
              />
            </div>
            <Field
              label={t("text.text")}
              error={error}
              help={t("text.textHelp", { variable: "{{nome}}", fallback: "{{nome|cliente}}" })}
              required
            >
              <Textarea
                name="text"
                rows={6}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
              />
            </Field>
            <SmsCount text={text} />
            <Unaccent text={text} onChange={setText} />
            {listLocalVariables(text).length > 0 && <p className="hint">{t("text.variablesNote")}</p>}
            <Field label={t("compose.language")}>
              <Select
                name="language"
                defaultValue={edited.language}
                options={OFFERED_LANGUAGES.map((value) => ({ value, label: languageName(value) }))}
              />
            </Field>
            {refused && (
              <Say tone="bad" live>
                {refused}
              </Say>
            )}
          </div>
          <StickyActions>
            <Button type="submit" variant="primary" busy={busy}>
              {t("text.save")}
            </Button>
          </StickyActions>
        </div>
        <div className="flex flex-col items-center border-line border-l bg-surface-2 px-5 py-5 max-[1000px]:border-t max-[1000px]:border-l-0">
          <PhonePreview name={companyName} subtitle={t("kind.text")} time={time}>
            {text.trim() && (
              <Bubble side="in" time={time}>
                <span className="whitespace-pre-wrap break-words">{text}</span>
              </Bubble>
            )}
          </PhonePreview>
        </div>
      </Form>
    </>
  );
}

/** "Tirar acentos" with what it saves, and the characters it is about. */
function Unaccent({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const t = useT("templates.text");
  const removal = removeAccents(text);
  if (removal.changes.length === 0 && removal.remaining.length === 0) return null;
  return (
    <div className="flex flex-col gap-3">
      <MarkedOffenders text={text} />
      {removal.changes.length > 0 && (
        <div className="row gap-3">
          <Button size="sm" onClick={() => onChange(removal.text)}>
            {t("unaccent")}
          </Button>
          <span className="t2 sm num">{t("saves", { saved: removal.saved })}</span>
        </div>
      )}
      {removal.remaining.length > 0 && (
        <p className="hint hold">{t("remaining", { chars: removal.remaining.join(" ") })}</p>
      )}
    </div>
  );
}
