import { Link } from "@remix-run/react";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import Clock from "lucide-react/icons/clock";
import { paths } from "~/features/contacts/core/contact-paths";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Say } from "~/ui/say";
import type { ChannelConsent, ConsentProof } from "../../person-facts";
import type { SectionProps } from "./person-panel";

const looks = {
  yes: { glyph: CircleCheck, tone: "ok" },
  no: { glyph: CircleMinus, tone: "bad" },
  later: { glyph: Clock, tone: "hold" },
  never: { glyph: CircleAlert, tone: "hold" },
} as const;

/** May offers go to this person, channel by channel, and what proves it. */
export function PersonConsent({ person }: SectionProps) {
  const t = useT("inbox-person.may");
  const formats = useFormats();
  const { blocked } = person;
  return (
    <section aria-label={t("title")}>
      <h3>
        {t("title")}
        <Link className="link r" to={paths.contact(person.contactId)}>
          {t("proof")}
        </Link>
      </h3>
      {blocked && (
        <Say
          tone="bad"
          className="mb-2"
          title={
            blocked.name
              ? t("blockedBy", { name: blocked.name, date: formats.date(new Date(blocked.at), "day") })
              : t("blocked", { date: formats.date(new Date(blocked.at), "day") })
          }
        >
          {blocked.text && t("quote", { text: blocked.text })}
        </Say>
      )}
      <div className="col gap-1.5">
        {person.consent.map((one) => (
          <Channel key={one.channel} {...one} />
        ))}
      </div>
    </section>
  );
}

function Channel({ channel, answer, neverAsked, words, answersRefused, proof }: ChannelConsent) {
  const t = useT("inbox-person.may");
  const { glyph, tone } = looks[neverAsked ? "never" : answer];
  return (
    <div>
      <div className="row items-start gap-2">
        <span className={`${tone} pt-px`}>
          <Icon of={glyph} />
        </span>
        <span className="grow">{neverAsked ? t("never", { channel }) : t(answer, { channel })}</span>
      </div>
      <div className="sm t3 person-proof">
        {answer !== "yes" && !neverAsked && <div>{words}</div>}
        {proof && <Proof {...proof} />}
        {answersRefused && answersRefused !== words && (
          <div className="bad">{t("noAnswers", { why: answersRefused })}</div>
        )}
      </div>
    </div>
  );
}

function Proof({ action, source, at, text, name }: ConsentProof) {
  const t = useT("inbox-person.may");
  const formats = useFormats();
  const date = formats.date(new Date(at), "day");
  const how = t(`source.${source}`, { name: name ?? "", known: name ? "yes" : "no" });
  return (
    <div>
      {t("said", { action, how, date })}
      {text && <span> {t("quote", { text })}</span>}
    </div>
  );
}
