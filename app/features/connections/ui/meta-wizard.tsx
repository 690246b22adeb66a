import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { PasswordInput } from "~/ui/password-input";
import { Say } from "~/ui/say";
import type { ActionAnswer } from "../answer-action.server";
import type { FoundNumber } from "../discover-meta.server";
import { MetaNumberStep } from "./meta-number-step";
import { WizardLayout, type WizardStep } from "./wizard-layout";

export interface MetaWizardAnswer {
  /** Names of the fields that are wrong. */
  fields?: string[];
  found?: ActionAnswer<{ numbers: FoundNumber[] }>;
  added?: ActionAnswer;
}

/**
 * The first half of the wizard: the key, then the number. What was typed stays in this form between the two steps and
 * goes to the server with each; the server never sends a key back.
 */
export function MetaWizard({
  needsSecret,
  answer,
}: {
  needsSecret: boolean;
  answer: MetaWizardAnswer | undefined;
}) {
  const t = useT("connections.wizard");
  const input = useT("connections.input");
  const back = useT("common.actions")("back");
  const busy = useNavigation().state !== "idle";
  const [numbers, setNumbers] = useState<FoundNumber[] | null>(null);
  const found = answer?.found;
  const [seen, setSeen] = useState<typeof found>();
  if (found?.ok && found !== seen) {
    setSeen(found);
    setNumbers(found.value.numbers);
  }
  const wrong = (name: string) => answer?.fields?.includes(name);
  const refused = [found, answer?.added].find((one) => one && !one.ok);
  const picking = numbers !== null;
  return (
    <WizardLayout title={t("titleMeta")} steps={stepsOf(picking, t)}>
      <Form method="post" autoComplete="off">
        <div hidden={picking} className="flex flex-col gap-5">
          <div>
            <h2 className="text-[16px] leading-6">{t("keyTitle")}</h2>
            <p className="t2 lg mt-1">{t("keyExplain")}</p>
          </div>
          <Field label={t("token")} required error={wrong("token") && input("secret")}>
            <PasswordInput name="token" autoComplete="off" required={false} />
          </Field>
          <Field
            label={t("appSecret")}
            help={t("appSecretHelp")}
            optional={!needsSecret}
            error={wrong("appSecret") && input("secret")}
          >
            <PasswordInput name="appSecret" autoComplete="off" />
          </Field>
        </div>
        {numbers && <MetaNumberStep numbers={numbers} wrong={answer?.fields ?? []} />}
        {refused && !refused.ok && (
          <Say tone="bad" live className="mt-5">
            {refused.sentence}
          </Say>
        )}
        <div className="row mt-6">
          {picking && (
            <Button variant="ghost" onClick={() => setNumbers(null)}>
              {back}
            </Button>
          )}
          <span className="grow" />
          <Button
            type="submit"
            name="intent"
            value={picking ? "add" : "discover"}
            variant="primary"
            busy={busy}
          >
            {picking ? t("connect") : t("find")}
          </Button>
        </div>
      </Form>
    </WizardLayout>
  );
}

function stepsOf(picking: boolean, t: ReturnType<typeof useT<"connections.wizard">>): WizardStep[] {
  return [
    { title: t("key"), hint: picking ? t("keyDone") : t("keyHint"), state: picking ? "done" : "now" },
    { title: t("number"), hint: t("numberHint"), state: picking ? "now" : "later" },
    { title: t("notices"), hint: t("noticesHint"), state: "later" },
    { title: t("test"), hint: t("testHint"), state: "later" },
  ];
}
