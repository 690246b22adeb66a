import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { PasswordInput } from "~/ui/password-input";
import { Say } from "~/ui/say";
import type { ActionAnswer } from "../answer-action.server";
import type { FoundSender } from "../discover-twilio.server";
import { SmsSenderStep } from "./sms-sender-step";
import { WizardLayout, type WizardStep } from "./wizard-layout";

export interface FoundAccount {
  accountName: string;
  trial: boolean;
  senders: FoundSender[];
}

export interface SmsWizardAnswer {
  fields?: string[];
  found?: ActionAnswer<FoundAccount>;
  added?: ActionAnswer;
}

/** The first half of connecting SMS: Twilio's keys, then what sends. The keys stay in this form, as in MetaWizard. */
export function SmsWizard({ answer }: { answer: SmsWizardAnswer | undefined }) {
  const t = useT("connections.wizard");
  const input = useT("connections.input");
  const back = useT("common.actions")("back");
  const busy = useNavigation().state !== "idle";
  const [account, setAccount] = useState<FoundAccount | null>(null);
  const found = answer?.found;
  const [seen, setSeen] = useState<typeof found>();
  if (found?.ok && found !== seen) {
    setSeen(found);
    setAccount(found.value);
  }
  const wrong = (name: string) => answer?.fields?.includes(name);
  const refused = [found, answer?.added].find((one) => one && !one.ok);
  return (
    <WizardLayout title={t("titleSms")} steps={stepsOf(account !== null, t)}>
      <Form method="post" autoComplete="off">
        <div hidden={account !== null} className="flex flex-col gap-5">
          <div>
            <h2 className="text-[16px] leading-6">{t("smsKeyTitle")}</h2>
            <p className="t2 lg mt-1">{t("smsKeyExplain")}</p>
          </div>
          <Field label={t("accountSid")} error={wrong("accountSid") && input("accountSid")}>
            <Input name="accountSid" autoComplete="off" spellCheck={false} placeholder="AC…" />
          </Field>
          <Field label={t("authToken")} error={wrong("authToken") && input("secret")}>
            <PasswordInput name="authToken" autoComplete="off" />
          </Field>
        </div>
        {account && <SmsSenderStep account={account} wrong={answer?.fields ?? []} />}
        {refused && !refused.ok && (
          <Say tone="bad" live className="mt-5">
            {refused.sentence}
          </Say>
        )}
        <div className="row mt-6">
          {account && (
            <Button variant="ghost" onClick={() => setAccount(null)}>
              {back}
            </Button>
          )}
          <span className="grow" />
          <Button
            type="submit"
            name="intent"
            value={account ? "add" : "discover"}
            variant="primary"
            busy={busy}
          >
            {account ? t("connect") : t("findSenders")}
          </Button>
        </div>
      </Form>
    </WizardLayout>
  );
}

function stepsOf(picking: boolean, t: ReturnType<typeof useT<"connections.wizard">>): WizardStep[] {
  return [
    { title: t("smsKey"), hint: picking ? t("keyDone") : t("keyHint"), state: picking ? "done" : "now" },
    { title: t("sender"), hint: t("numberHint"), state: picking ? "now" : "later" },
    { title: t("notices"), hint: t("noticesHint"), state: "later" },
    { title: t("test"), hint: t("testHint"), state: "later" },
  ];
}
