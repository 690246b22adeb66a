import { useFetcher } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { PhonePreview } from "~/ui/phone-preview";
import { Say } from "~/ui/say";
import { StickyActions } from "~/ui/sticky-actions";
import type { CreatedTemplate } from "../create-template.server";
import { BodyFields } from "./body-fields";
import { ButtonFields } from "./button-fields";
import { HeaderFields, type UploadedHeader } from "./header-fields";
import { IdentityFields } from "./identity-fields";
import { TemplateAsBubble } from "./template-as-bubble";
import { useTemplateDraft } from "./use-template-draft";

export type ComposerAnswer = ({ ok: true } & { created: CreatedTemplate }) | { ok: false; sentence: string };

export interface TemplateAccount {
  /** Any connection of the business account. */
  connectionId: string;
  name: string;
}

interface TemplateComposerProps {
  accounts: TemplateAccount[];
  companyName: string;
  language: string;
}

/** Writes a template beside the phone that shows it, and submits it to Meta. */
export function TemplateComposer({ accounts, companyName, language }: TemplateComposerProps) {
  const t = useT("templates");
  const formats = useFormats();
  const fetcher = useFetcher<ComposerAnswer>();
  const form = useTemplateDraft(language);
  const [connectionId, setConnectionId] = useState(accounts[0]?.connectionId ?? "");
  const [header, setHeader] = useState<UploadedHeader | null>(null);
  const answer = fetcher.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is taken over once.
  useEffect(() => {
    if (answer?.ok && !answer.created.ok) form.showProblems(answer.created.problems);
  }, [answer]);
  const submit = () => {
    if (!form.check()) return;
    const body = JSON.stringify({ connectionId, draft: form.clean() });
    fetcher.submit(body, { method: "post", encType: "application/json" });
  };
  const { header: top, body, buttons } = form.draft;
  const hasContent = body.text.trim() !== "" || top !== undefined || buttons.length > 0;
  const time = formats.date(new Date(), "time");
  return (
    <>
      <PageHeader crumbs={[{ label: t("list.title"), to: "/templates" }]} title={t("compose.title")} />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_364px] max-[1000px]:block max-[1000px]:overflow-auto">
        <div className="scroll flex flex-col max-[1000px]:overflow-visible" data-scroll="page">
          <div className="flex max-w-[680px] grow flex-col gap-6 px-5 py-5 max-[720px]:px-4">
            <IdentityFields
              form={form}
              accounts={accounts}
              connectionId={connectionId}
              onConnection={setConnectionId}
            />
            <HeaderFields form={form} connectionId={connectionId} uploaded={header} onUploaded={setHeader} />
            <BodyFields form={form} />
            <ButtonFields form={form} />
            <Refusal answer={answer} />
            {form.problems.length > 0 && (
              <p className="hint bad" role="status">
                {t("compose.problems", { count: form.problems.length })}
              </p>
            )}
          </div>
          <StickyActions>
            <Button variant="primary" onClick={submit} busy={fetcher.state !== "idle"}>
              {t("compose.submit")}
            </Button>
          </StickyActions>
        </div>
        <div className="scroll flex flex-col items-center border-line border-l bg-surface-2 px-5 py-5 max-[1000px]:border-t max-[1000px]:border-l-0">
          <PhonePreview name={companyName || t("compose.business")} time={time}>
            {form.preview && hasContent && (
              <TemplateAsBubble
                template={form.preview}
                time={time}
                headerUrl={header?.url}
                headerName={header?.filename}
              />
            )}
          </PhonePreview>
          <p className="sm t2 mt-3">{t("page.withExamples")}</p>
        </div>
      </div>
    </>
  );
}

/** Meta's own sentence for the author, or ours when it was not asked. */
function Refusal({ answer }: { answer: ComposerAnswer | undefined }) {
  const t = useT("templates.compose");
  if (!answer) return null;
  if (!answer.ok) {
    return (
      <Say tone="bad" live>
        {answer.sentence}
      </Say>
    );
  }
  const { created } = answer;
  if (created.ok || !("refusal" in created)) return null;
  return (
    <Say tone="bad" live title={t("refused", { code: created.refusal.code })}>
      {created.refusal.detail}
    </Say>
  );
}
