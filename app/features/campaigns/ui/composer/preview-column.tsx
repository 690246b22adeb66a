import { useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Bubble } from "~/ui/bubble";
import { Button } from "~/ui/button";
import { FormattedText } from "~/ui/formatted-text";
import { PhonePreview } from "~/ui/phone-preview";
import { SegmentedControl } from "~/ui/segmented-control";
import type { MessageView } from "../../message-view";
import type { SampleContact } from "../../sample-contacts.server";
import { CampaignBubble } from "../campaign-bubble";
import { spellFallbacks, valuesOf } from "../filled-text";

interface PreviewColumnProps {
  companyName: string;
  message: MessageView | null;
  /** Of the chosen number; an SMS looks different. */
  kind: string | null;
  samples: SampleContact[];
  sample: SampleContact | null;
  onChoose: (contactId: string) => void;
}

/** The phone on which it arrives, with real people's data; folded on narrow screens. */
export function PreviewColumn({
  companyName,
  message: whole,
  kind,
  samples,
  sample,
  onChoose,
}: PreviewColumnProps) {
  const t = useT("composer.preview");
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const [wording, setWording] = useState(0);
  const wordings = whole ? [whole.body, ...whole.variants] : [];
  const at = Math.min(wording, Math.max(0, wordings.length - 1));
  const message = whole && { ...whole, body: wordings[at]! };
  const sms = message?.kind === "text" && kind !== "whatsapp";
  const time = formats.date(new Date(), "time");
  const nameOf = ({ firstName }: SampleContact) => firstName.trim().split(/\s+/)[0] || t("nameless");
  const values = sample?.values ?? examplesOf(message);
  return (
    <section className="c3" aria-label={t("title")} data-open={open || undefined}>
      <div className="row w-full mb-3.5">
        <h2 className="semi grow nw">{t("title")}</h2>
        {samples.length > 0 && (
          <SegmentedControl
            label={t("who")}
            name="sample"
            value={sample?.contactId}
            onChange={onChoose}
            options={samples.map((one) => ({
              value: one.contactId,
              label: <span className="ell max-w-16">{nameOf(one)}</span>,
            }))}
          />
        )}
        <Button size="sm" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? "hide" : "show")}
        </Button>
      </div>
      <div className="c3-b">
        {wordings.length > 1 && (
          <div className="pb-3">
            <SegmentedControl
              label={t("wording")}
              name="wording"
              value={String(at)}
              onChange={(value) => setWording(Number(value))}
              options={wordings.map((_, place) => ({
                value: String(place),
                label: t("wordingAt", { at: place + 1 }),
              }))}
            />
          </div>
        )}
        {message ? (
          <PhonePreview name={companyName} time={time} subtitle={sms ? t("sms") : undefined}>
            {sms ? (
              <Bubble side="in" time={time}>
                <FormattedText
                  text={spellFallbacks(message.body, values)}
                  values={valuesOf("body", "text", values)}
                />
              </Bubble>
            ) : (
              <CampaignBubble message={message} values={values} time={time} />
            )}
          </PhonePreview>
        ) : (
          <p className="t3 sm pt-16 text-center">{t("none")}</p>
        )}
        {message && (
          <p className="hint pt-3.5 text-center [overflow-wrap:anywhere]">
            {!sample
              ? t("examples")
              : sample.values
                ? t("realData", { name: `${sample.firstName} ${sample.lastName}`.trim() || t("namelessOne") })
                : t("leftOut")}
          </p>
        )}
      </div>
    </section>
  );
}

function examplesOf(message: MessageView | null): Record<string, string> {
  return Object.fromEntries(
    (message?.variables ?? []).flatMap(({ key, example }) => (example ? [[key, example]] : [])),
  );
}
