import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import Clock from "lucide-react/icons/clock";
import Pencil from "lucide-react/icons/pencil";
import Trash2 from "lucide-react/icons/trash-2";
import { useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { FormattedText } from "~/ui/formatted-text";
import { PageHeader } from "~/ui/page-header";
import { PhonePreview } from "~/ui/phone-preview";
import { Section } from "~/ui/section";
import { TemplateBubble } from "~/ui/template-bubble";
import { Timeline } from "~/ui/timeline";
import type { TemplateDetail } from "../find-template.server";
import { DeleteTemplateDialog } from "./delete-template-dialog";
import { SmsCount } from "./sms-count";
import { TemplateAsBubble } from "./template-as-bubble";
import { TemplateNotice } from "./template-notice";
import { TemplateStatusTag, useStatusWord } from "./template-status-tag";
import { useLanguageName } from "./use-language-name";
import { useRejectionWords } from "./use-rejection-words";

interface TemplateViewProps {
  detail: TemplateDetail;
  companyName: string;
  mayWrite: boolean;
}

/** One template: how it arrives, what it is, what happened to it. */
export function TemplateView({ detail, companyName, mayWrite }: TemplateViewProps) {
  const t = useT("templates");
  const formats = useFormats();
  const [deleting, setDeleting] = useState(false);
  const { summary, template, text, variants } = detail;
  const time = formats.date(summary.updatedAt, "time");
  const isText = summary.kind === "text";
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("list.title"), to: "/templates" }]}
        title={summary.name}
        state={<TemplateStatusTag status={summary.status} kind={summary.kind} />}
        actions={
          mayWrite && (
            <>
              {isText && (
                <ButtonLink icon={Pencil} to={`/templates/text?id=${summary.id}`}>
                  {t("page.edit")}
                </ButtonLink>
              )}
              <Button variant="redword" icon={Trash2} onClick={() => setDeleting(true)}>
                {t("page.delete")}
              </Button>
            </>
          )
        }
      />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_364px] max-[1000px]:block max-[1000px]:overflow-auto">
        <div className="scroll px-5 py-5 max-[720px]:px-4" data-scroll="page">
          <TemplateNotice summary={summary} />
          <Section title={t("page.facts")}>
            <Facts detail={detail} />
          </Section>
          {isText && <SmsCount text={text} className="mt-4" />}
          {variants.length > 0 && <Wordings texts={[text, ...variants]} />}
          <Section title={t("page.history")} className="mt-8">
            <History detail={detail} />
          </Section>
        </div>
        <div className="flex flex-col items-center border-line border-l bg-surface-2 px-5 py-5 max-[1000px]:border-t max-[1000px]:border-l-0">
          <PhonePreview name={companyName} time={time}>
            {template ? (
              <TemplateAsBubble template={template} time={time} />
            ) : (
              <TemplateBubble body={text} time={time} />
            )}
          </PhonePreview>
          {template && summary.variables.length > 0 && <p className="sm t2 mt-3">{t("page.withExamples")}</p>}
        </div>
      </div>
      {deleting && <DeleteTemplateDialog summary={summary} onClose={() => setDeleting(false)} />}
    </>
  );
}

/** Each person gets one of them. */
function Wordings({ texts }: { texts: readonly string[] }) {
  const t = useT("templates.text");
  return (
    <Section title={t("wordings")} className="mt-8">
      <ol className="mt-2">
        {texts.map((text, at) => (
          <li key={text} className="border-t border-line-soft py-2">
            <div className="t3 sm">{t("wording", { at: at + 1 })}</div>
            <div className="break-words">
              <FormattedText text={text} />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Facts({ detail }: { detail: TemplateDetail }) {
  const t = useT("templates");
  const languageName = useLanguageName();
  const { summary, createdAt } = detail;
  const rows = [
    [t("list.columns.category"), t(`category.${summary.category as "MARKETING"}`)],
    [t("list.columns.language"), languageName(summary.language)],
    [t("page.variables"), summary.variables.join(", ") || t("page.noVariables")],
  ] as const;
  return (
    <dl className="mt-2 grid grid-cols-[140px_minmax(0,1fr)] gap-x-4 gap-y-2">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="t3">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
      <dt className="t3">{t("page.created")}</dt>
      <dd>
        <DateTime at={createdAt} />
      </dd>
      <dt className="t3">{t("page.updated")}</dt>
      <dd>
        <DateTime at={summary.updatedAt} />
      </dd>
    </dl>
  );
}

const GLYPHS = { APPROVED: Check, PENDING: Clock };

function History({ detail }: { detail: TemplateDetail }) {
  const t = useT("templates.page");
  const statusWord = useStatusWord();
  const rejection = useRejectionWords();
  const { history } = detail;
  if (history.length === 0) return <p className="t2 mt-2">{t("noHistory")}</p>;
  return (
    <Timeline
      items={history.toReversed().map(({ at, status, reason }, index) => ({
        key: `${index}`,
        icon: GLYPHS[status as "APPROVED"] ?? CircleAlert,
        title: statusWord(status),
        when: <DateTime at={at} />,
        detail: reason ? rejection(reason) : undefined,
      }))}
    />
  );
}
