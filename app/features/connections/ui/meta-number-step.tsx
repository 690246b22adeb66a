import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Radio } from "~/ui/radio";
import { Tag, type Tone } from "~/ui/tag";
import type { FoundNumber } from "../discover-meta.server";

const TONES: Record<string, Tone> = { green: "ok", yellow: "hold", red: "bad" };
const IDS = ["phoneNumberId", "wabaId", "portfolioId"] as const;

/** Pick one of the numbers that the token opens, or write its ids by hand. */
export function MetaNumberStep({ numbers, wrong }: { numbers: FoundNumber[]; wrong: string[] }) {
  const t = useT("connections.wizard");
  const input = useT("connections.input");
  const [byHand, setByHand] = useState(numbers.length === 0);
  const [picked, setPicked] = useState<FoundNumber | undefined>(numbers[0]);
  const chosen = byHand ? undefined : picked;
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h2 className="text-[16px] leading-6">{t("numberTitle")}</h2>
        <p className="t2 lg mt-1">{t("found", { count: numbers.length })}</p>
      </div>
      {!byHand && (
        <div
          role="radiogroup"
          aria-label={t("numberTitle")}
          className="overflow-hidden rounded-[8px] border border-line-strong"
        >
          {numbers.map((number) => (
            <div key={number.phoneNumberId} className="border-line border-b px-3.5 py-2.5 last:border-0">
              <Radio
                name="picked"
                value={number.phoneNumberId}
                checked={number === picked}
                onChange={() => setPicked(number)}
                label={<NumberLine number={number} />}
                help={[number.accountName, number.portfolioName].filter(Boolean).join(" · ")}
              />
            </div>
          ))}
        </div>
      )}
      {chosen &&
        IDS.map(
          (name) => chosen[name] && <input key={name} type="hidden" name={name} value={chosen[name]} />,
        )}
      {chosen && <input type="hidden" name="portfolioName" value={chosen.portfolioName} />}
      {IDS.filter((name) => byHand || (chosen && !chosen[name])).map((name) => (
        <Field
          key={name}
          label={t(name)}
          help={name === "portfolioId" && t("portfolioHelp")}
          required
          error={wrong.includes(name) && input("metaId")}
        >
          <Input name={name} inputMode="numeric" className="num" />
        </Field>
      ))}
      {numbers.length > 0 && (
        <button type="button" className="link self-start" onClick={() => setByHand(!byHand)}>
          {byHand ? t("pickFound") : t("byHand")}
        </button>
      )}
      <Field label={t("name")} help={t("nameHelp")} required error={wrong.includes("name") && input("name")}>
        <Input key={chosen?.phoneNumberId} name="name" maxLength={80} defaultValue={chosen?.verifiedName} />
      </Field>
    </div>
  );
}

function NumberLine({ number }: { number: FoundNumber }) {
  const t = useT("connections.quality");
  const tone = TONES[number.quality];
  return (
    <span className="row flex-wrap">
      <span className="med num">{number.displayPhone || number.phoneNumberId}</span>
      {number.verifiedName && <span className="t2 ell">{number.verifiedName}</span>}
      {tone && <Tag tone={tone}>{t(number.quality as "green")}</Tag>}
    </span>
  );
}
