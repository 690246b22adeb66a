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
import { TemplateBubble } from "~/ui/template-bubble";
import { Textarea } from "~/ui/textarea";
import { listLocalVariables } from "../core/resolve-local-text";
import { validateLocalText } from "../core/validate-local-text";
import { validateVariants } from "../core/validate-variants";
import { SmsCount } from "./sms-count";
import { Unaccent } from "./unaccent";
import { useDraftProblem } from "./use-draft-problem";
import { OFFERED_LANGUAGES, useLanguageName } from "./use-language-name";
import { type Wording, WordingFields } from "./wording-fields";

export interface EditedText {
  id?: string;
  name: string;
  text: string;
  /** Other wordings. */
  variants: string[];
  language: string;
  category: string;
}

interface TextEditorProps {
  edited: EditedText;
  companyName: string;
  /** The company sends by SMS: what a text costs there is counted while typing. */
  bySms: boolean;
  /** It sends by QR: there, WhatsApp's marks are drawn. */
  byQr: boolean;
  /** Why the last save did not work. */
  refused?: string;
}

/** A local text, for SMS and for WhatsApp by QR, in one or several wordings. */
export function TextEditor({ edited, companyName, bySms, byQr, refused }: TextEditorProps) {
  const t = useT("templates");
  const languageName = useLanguageName();
  const problemWords = useDraftProblem();
  const formats = useFormats();
  const busy = useNavigation().state !== "idle";
  const [text, setText] = useState(edited.text);
  const [wordings, setWordings] = useState<Wording[]>(edited.variants.map((text, key) => ({ key, text })));
  const [shown, setShown] = useState(0);
  const [on, setOn] = useState<"sms" | "whatsapp">(byQr ? "whatsapp" : "sms");
  const [tried, setTried] = useState(false);
  const variants = wordings.map((one) => one.text);
  const problems = [...validateLocalText(text), ...validateVariants(text, variants)];
  const errorOf = (field: string) => {
    const found = tried ? problems.find((problem) => problem.field === field) : undefined;
    return found && problemWords(found);
  };
  const preview = [text, ...variants][shown] ?? text;
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
              error={errorOf("text")}
              help={t("text.textHelp", { variable: "{{nome}}", fallback: "{{nome|cliente}}" })}
              required
            >
              <Textarea
                name="text"
                rows={6}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                onFocus={() => setShown(0)}
              />
            </Field>
            {bySms && on === "sms" && (
              <>
                <SmsCount text={text} />
                <Unaccent text={text} onChange={setText} />
                {listLocalVariables(text).length > 0 && <p className="hint">{t("text.variablesNote")}</p>}
              </>
            )}
            <WordingFields
              wordings={wordings}
              onChange={setWordings}
              errorAt={(at) => errorOf(`variants.${at}`)}
              onFocus={(at) => setShown(at + 1)}
            />
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
          <div className="flex flex-wrap justify-center gap-2 pb-3">
            {bySms && byQr && (
              <SegmentedControl
                label={t("text.on")}
                name="on"
                value={on}
                onChange={(value) => setOn(value === "sms" ? "sms" : "whatsapp")}
                options={[
                  { value: "whatsapp", label: t("text.onWhatsapp") },
                  { value: "sms", label: t("text.onSms") },
                ]}
              />
            )}
            {wordings.length > 0 && (
              <SegmentedControl
                label={t("text.wordings")}
                name="shown"
                value={String(Math.min(shown, wordings.length))}
                onChange={(value) => setShown(Number(value))}
                options={[text, ...variants].map((_, at) => ({ value: String(at), label: String(at + 1) }))}
              />
            )}
          </div>
          <PhonePreview name={companyName} subtitle={on === "sms" ? t("text.onSms") : undefined} time={time}>
            {preview.trim() &&
              (on === "sms" ? (
                <Bubble side="in" time={time}>
                  <span className="whitespace-pre-wrap break-words">{preview}</span>
                </Bubble>
              ) : (
                <TemplateBubble body={preview} time={time} />
              ))}
          </PhonePreview>
        </div>
      </Form>
    </>
  );
}
