import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import Clock from "lucide-react/icons/clock";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Section } from "~/ui/section";
import type { PermissionWords } from "../permission-words.server";

const looks = {
  yes: { glyph: CircleCheck, tone: "ok" },
  no: { glyph: CircleMinus, tone: "bad" },
  later: { glyph: Clock, tone: "hold" },
} as const;

/** The gate's own answer per channel, in words: the same question that is asked before each message. */
export function PermissionList({ permission }: { permission: PermissionWords[] }) {
  const t = useT("contacts.may");
  return (
    <Section title={t("title")}>
      <dl className="grid grid-cols-[96px_minmax(0,1fr)_minmax(0,1fr)] gap-x-4 gap-y-3 max-sm:grid-cols-1">
        {permission.map(({ channel, offers, answers }) => (
          <div key={channel} className="contents">
            <dt className="med">{t(`channel.${channel}`)}</dt>
            <Answer label={t("offers")} {...offers} />
            <Answer label={t("answers")} {...answers} />
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Answer({ label, answer, words }: { label: string } & PermissionWords["offers"]) {
  const t = useT("contacts.may");
  const { glyph, tone } = looks[answer];
  return (
    <dd className="row items-start gap-2">
      <span className={`${tone} pt-0.5`}>
        <Icon of={glyph} />
      </span>
      <span className="grow">
        <span className="med">
          {label}: {t(answer)}
        </span>
        <span className="block t2">{words}</span>
      </span>
    </dd>
  );
}
