import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Radio } from "~/ui/radio";
import { Say } from "~/ui/say";
import { showAddress } from "./show-address";
import type { FoundAccount } from "./sms-wizard";

/** Pick a number, short code or Messaging Service, or write one by hand. */
export function SmsSenderStep({ account, wrong }: { account: FoundAccount; wrong: string[] }) {
  const t = useT("connections.wizard");
  const kinds = useT("connections.sender");
  const input = useT("connections.input");
  const { senders, trial, accountName } = account;
  const [picked, setPicked] = useState(senders[0]?.value);
  return (
    <div className="flex flex-col gap-5">
      <div>
        <h2 className="text-[16px] leading-6">{t("senderTitle")}</h2>
        <p className="t2 lg mt-1">{t("foundSenders", { count: senders.length })}</p>
      </div>
      {trial && <Say tone="hold">{t("trial")}</Say>}
      {senders.length > 0 && (
        <div
          role="radiogroup"
          aria-label={t("senderTitle")}
          className="max-h-[320px] overflow-auto rounded-[8px] border border-line-strong"
        >
          {senders.map(({ value, name, kind }) => (
            <div key={value} className="border-line border-b px-3.5 py-2.5 last:border-0">
              <Radio
                name="from"
                value={value}
                checked={value === picked}
                onChange={() => setPicked(value)}
                label={<span className="med num">{showAddress(value)}</span>}
                help={[kinds(kind), name === value ? "" : name].filter(Boolean).join(" · ")}
              />
            </div>
          ))}
        </div>
      )}
      {senders.length === 0 && (
        <Field label={t("from")} help={input("from")} error={wrong.includes("from") && input("from")}>
          <Input name="from" className="num" />
        </Field>
      )}
      <Field label={t("name")} help={t("nameHelp")} error={wrong.includes("name") && input("name")}>
        <Input name="name" maxLength={80} defaultValue={accountName.slice(0, 80)} />
      </Field>
      <Field label={t("rate")} help={t("rateHelp")} error={wrong.includes("rate") && input("rate")} optional>
        <Input name="rate" type="number" min={1} max={10_000} defaultValue={1} />
      </Field>
    </div>
  );
}
