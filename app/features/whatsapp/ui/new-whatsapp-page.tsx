import { Form, useNavigation } from "@remix-run/react";
import { WizardLayout, type WizardStep } from "~/features/connections/ui/wizard-layout";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Radio } from "~/ui/radio";
import { Say } from "~/ui/say";
import { Textarea } from "~/ui/textarea";
import { RiskWords } from "./risk-words";

export interface NewWhatsappRefusal {
  /** About the whole. */
  sentence?: string;
  /** By field. */
  fields?: { name?: boolean; privateChats?: string };
}

interface NewWhatsappPageProps {
  firstDay: number;
  mayAccept: boolean;
  /** The simulator is on: which phone is a choice. */
  sandbox: boolean;
  refusal?: NewWhatsappRefusal;
}

/** Before a number is linked: its name, what comes in, what never does, and the risk of campaigns. */
export function NewWhatsappPage({ firstDay, mayAccept, sandbox, refusal }: NewWhatsappPageProps) {
  const t = useT("whatsapp.new");
  const steps = useT("whatsapp.steps");
  const cancel = useT("common.actions")("cancel");
  const busy = useNavigation().formMethod === "POST";
  const { fields = {}, sentence } = refusal ?? {};
  return (
    <WizardLayout
      title={t("title")}
      steps={stepsOf(steps)}
      exit={
        <ButtonLink variant="ghost" to="/settings/connections/new">
          {cancel}
        </ButtonLink>
      }
    >
      <h2 className="text-[16px] leading-6">{t("heading")}</h2>
      <p className="t2 lg mt-1">{t("explain")}</p>
      <Form method="post" className="mt-6 flex flex-col gap-7" autoComplete="off">
        <Field label={t("name")} help={t("nameHelp")} error={fields.name && t("wrongName")}>
          <Input name="name" maxLength={80} placeholder={t("nameExample")} required />
        </Field>
        <WhatComesIn wrong={fields.privateChats} />
        {sandbox && <WhichPhone />}
        <Risk firstDay={firstDay} mayAccept={mayAccept} />
        {sentence && (
          <Say tone="bad" live>
            {sentence}
          </Say>
        )}
        <div className="row">
          <span className="grow" />
          <Button type="submit" variant="primary" busy={busy}>
            {t("submit")}
          </Button>
        </div>
      </Form>
    </WizardLayout>
  );
}

function WhatComesIn({ wrong }: { wrong: string | undefined }) {
  const t = useT("whatsapp.new");
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="lab mb-2">{t("enters")}</legend>
        <Radio name="history" value="no" defaultChecked label={t("historyNo")} />
        <Radio name="history" value="yes" label={t("historyYes")} help={t("historyHelp")} />
        <p className="hint mt-1">{t("groups")}</p>
      </fieldset>
      <Field
        label={t("private")}
        optional
        help={t("privateHelp")}
        error={wrong && t("privateWrong", { phone: wrong })}
      >
        <Textarea
          name="privateChats"
          rows={2}
          grows
          placeholder={t("privateExample")}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
    </>
  );
}

function WhichPhone() {
  const t = useT("whatsapp.new");
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="lab mb-2">{t("server")}</legend>
      <Radio
        name="server"
        value="sandbox"
        defaultChecked
        label={t("serverSandbox")}
        help={t("serverSandboxHelp")}
      />
      <Radio name="server" value="whatsapp" label={t("serverReal")} help={t("serverRealHelp")} />
    </fieldset>
  );
}

function Risk({ firstDay, mayAccept }: { firstDay: number; mayAccept: boolean }) {
  const t = useT("whatsapp.risk");
  return (
    <section className="border-line border-t pt-6">
      <h2 className="mb-3 text-[16px] leading-6">{t("title")}</h2>
      <RiskWords firstDay={firstDay} />
      <div className="mt-4">
        {mayAccept ? (
          <Checkbox name="acceptRisk" value="yes" label={t("accept")} help={t("acceptHelp")} />
        ) : (
          <p className="hint">{t("ownerOnly")}</p>
        )}
      </div>
    </section>
  );
}

function stepsOf(t: ReturnType<typeof useT<"whatsapp.steps">>): WizardStep[] {
  return [
    { title: t("risks"), hint: t("risksNow"), state: "now" },
    { title: t("scan"), hint: t("scanLater"), state: "later" },
    { title: t("check"), hint: t("checkNew"), state: "later" },
    { title: t("start"), hint: t("startHint"), state: "later" },
  ];
}
