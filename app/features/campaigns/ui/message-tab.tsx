import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { FormattedText } from "~/ui/formatted-text";
import { PhonePreview } from "~/ui/phone-preview";
import type { CampaignFacts } from "../campaign-facts.server";
import { localField } from "../core/local-field";
import type { VariableMapping } from "../core/variable-mapping";
import type { MessageView } from "../message-view";
import { CampaignBubble } from "./campaign-bubble";
import { withoutFallbacks } from "./filled-text";

interface MessageTabProps {
  facts: CampaignFacts;
  message: MessageView | null;
  mapping: VariableMapping;
  /** What people call a contact's fields. */
  fieldNames: Record<string, string>;
}

/** What was sent: the message with its variables, and where each of them comes from. */
export function MessageTab({ facts, message, mapping, fieldNames }: MessageTabProps) {
  const t = useT("campaigns.messageTab");
  const formats = useFormats();
  if (!message) return <p className="pad t2">{t("none")}</p>;
  const name = (field: string) => fieldNames[field] ?? field;
  const sourceOf = (key: string) => {
    const source = mapping[key];
    if (!source) return t("field", { field: name(localField(key)) });
    if ("text" in source) return t("text", { text: source.text });
    return source.fallback
      ? t("fieldOr", { field: name(source.field), fallback: source.fallback })
      : t("field", { field: name(source.field) });
  };
  return (
    <div className="flex flex-wrap gap-8 p-5 max-sm:justify-center max-sm:p-4">
      <PhonePreview
        name={facts.connection?.name ?? ""}
        time={formats.date(facts.launchedAt ?? new Date(), "time")}
        height="520px"
      >
        <CampaignBubble
          message={message.kind === "text" ? { ...message, body: withoutFallbacks(message.body) } : message}
          values={{}}
          time={formats.date(facts.launchedAt ?? new Date(), "time")}
        />
      </PhonePreview>
      <dl className="grow min-w-[240px] max-w-[420px] max-sm:max-w-none max-sm:basis-full">
        <dt className="t3 sm">{t("template")}</dt>
        <dd className="med pb-3">
          {message.name} <span className="t3 font-normal">{message.language}</span>
        </dd>
        {message.variants.map((text, at) => (
          <div key={text} className="border-t border-line-soft py-2">
            <dt className="t3 sm">{t("wording", { at: at + 2 })}</dt>
            <dd className="break-words">
              <FormattedText text={withoutFallbacks(text)} />
            </dd>
          </div>
        ))}
        {message.variables.map(({ key, label }) => (
          <div key={key} className="border-t border-line-soft py-2 flex gap-3">
            <dt className="mono t2 w-24 flex-none ell">{`{{${label}}}`}</dt>
            <dd className="grow">{sourceOf(key)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
