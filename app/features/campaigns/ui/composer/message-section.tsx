import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Combobox } from "~/ui/combobox";
import { Say } from "~/ui/say";
import { Tag } from "~/ui/tag";
import type { ComposerChoices, ConnectionChoice, TemplateChoice } from "../../composer-choices.server";
import type { DraftProblem } from "../../core/draft-problems";
import type { MessageView } from "../../message-view";
import { Block } from "./block";
import type { ChangeDraft, Draft } from "./draft";
import { guessMapping } from "./guess-mapping";
import { SmsCounter } from "./sms-counter";
import { useLanguageName } from "./use-language-name";
import { VariableRows } from "./variable-rows";

interface MessageSectionProps {
  draft: Draft;
  change: ChangeDraft;
  choices: ComposerChoices;
  connection: ConnectionChoice | null;
  problems: readonly DraftProblem[];
  message: MessageView | null;
  /** People who would be left out for a missing value. */
  missing: number;
}

const PROBLEMS = ["template-gone", "template-other-channel", "template-unsupported"] as const;

/** Which template, and what stands in for each of its variables. */
export function MessageSection(props: MessageSectionProps) {
  const { draft, change, choices, connection, problems, message, missing } = props;
  const t = useT("composer.message");
  const problem = useT("campaigns.problem");
  const languageName = useLanguageName();
  const fitting = choices.templates.filter((template) => fits(template, connection));
  const chosen = choices.templates.find(({ id }) => id === draft.templateId);
  const wrong = PROBLEMS.find((one) => problems.includes(one));
  const done = !["template-missing", "variables-missing", ...PROBLEMS].some((one) =>
    problems.includes(one as DraftProblem),
  );
  return (
    <Block title={t("title")} done={done}>
      {connection && fitting.length === 0 ? (
        <p className="t2">
          {t(connection.kind === "meta" ? "none" : "noTexts")}{" "}
          <Link className="link" to={connection.kind === "meta" ? "/templates" : "/templates/text"}>
            {t(connection.kind === "meta" ? "create" : "writeText")}
          </Link>
        </p>
      ) : (
        <Combobox
          label={chosen ? t("chosen", { name: chosen.name }) : t("choose")}
          placeholder={t("choose")}
          value={draft.templateId ?? ""}
          options={fitting
            .filter(({ usable }) => usable)
            .map((template) => ({
              value: template.id,
              label: template.name,
              hint: `${t.has(`category.${template.category.toLowerCase()}` as "category.marketing") ? t(`category.${template.category.toLowerCase()}` as "category.marketing") : template.category} · ${languageName(template.language)}`,
            }))}
          onChange={(templateId) => change({ templateId })}
        />
      )}
      {chosen && <TemplateFacts template={chosen} />}
      {wrong && (
        <Say tone="bad" className="mt-3">
          {problem(wrong)}
        </Say>
      )}
      {message && message.variables.length > 0 && (
        <VariableRows
          variables={message.variables}
          kind={message.kind}
          mapping={draft.variables}
          fields={choices.fields}
          missing={missing}
          onChange={(variables) => change({ variables })}
          onGuess={() => change({ variables: guessMapping(message, draft.variables, choices.fields) })}
        />
      )}
      {message?.kind === "text" && connection?.kind !== "whatsapp" && <SmsCounter text={message.body} />}
      {message?.kind === "text" && chosen && (
        <p className="hint pt-2">
          {message.variants.length > 0
            ? t("wordings", { count: message.variants.length + 1 })
            : connection?.kind === "whatsapp" && t("oneWording")}{" "}
          <Link className="link" to={`/templates/text?id=${chosen.id}`}>
            {t("editWordings")}
          </Link>
        </p>
      )}
    </Block>
  );
}

function TemplateFacts({ template }: { template: TemplateChoice }) {
  const t = useT("composer.message");
  const languageName = useLanguageName();
  const status = template.kind === "text" ? "text" : template.status.toLowerCase();
  const tone =
    status === "approved" || status === "text"
      ? "ok"
      : status === "pending" || status === "in_appeal"
        ? "hold"
        : "bad";
  const category = template.category.toLowerCase() as "marketing";
  const known = `status.${status}` as "status.approved";
  return (
    <p className="row sm t3 pt-1.5">
      <Tag tone={tone}>{t.has(known) ? t(known) : template.status}</Tag>
      <span>
        {t.has(`category.${category}`) ? t(`category.${category}`) : template.category} ·{" "}
        {languageName(template.language)}
      </span>
    </p>
  );
}

/** Without a number every template is offered; with one, those that it can send. */
function fits(template: TemplateChoice, connection: ConnectionChoice | null): boolean {
  if (!connection) return true;
  if (connection.kind !== "meta") return template.kind === "text";
  return template.kind === "meta" && template.wabaId === (connection.wabaId ?? "");
}
