import { useRevalidator } from "@remix-run/react";
import { useCallback } from "react";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { Say } from "~/ui/say";
import type { ConnectionSetup } from "../connection-setup.server";
import { CopyRows } from "./copy-rows";
import { NoticeChecks } from "./notice-checks";
import { showAddress } from "./show-address";
import { TestToYourself } from "./test-to-yourself";
import { WizardLayout, type WizardStep } from "./wizard-layout";

/** The second half of the wizard, and where one looks again later: notices, then a test to oneself. */
export function SetupPage({ setup }: { setup: ConnectionSetup }) {
  const t = useT("connections.wizard");
  const { revalidate } = useRevalidator();
  const onWait = useCallback(() => revalidate(), [revalidate]);
  const { kind, name, address, state, missing, webhookUrl, verifyToken, addressCheckedAt, lastWebhookAt } =
    setup;
  const meta = kind === "meta";
  const pasted = [
    { label: t("address"), value: webhookUrl },
    ...(verifyToken ? [{ label: t("word"), value: verifyToken }] : []),
  ];
  return (
    <WizardLayout
      finished={state !== "pending"}
      title={state === "pending" ? t(meta ? "titleMeta" : "titleSms") : name}
      steps={stepsOf(setup, t)}
    >
      <h2 className="text-[16px] leading-6">{t(meta ? "noticesTitle" : "smsNoticesTitle")}</h2>
      <p className="t2 lg mt-1 mb-4">
        {meta ? t(addressCheckedAt ? "noticesAuto" : "noticesExplain") : t("noticesSms")}
      </p>
      <CopyRows rows={pasted} />
      {meta && (
        <>
          <h2 className="mt-6 mb-2 text-[13px]">{t("really")}</h2>
          <NoticeChecks setup={setup} />
        </>
      )}
      <h2 className="mt-8 text-[16px] leading-6">{t("testTitle")}</h2>
      <p className="t2 lg mt-1 mb-4">{t("testExplain")}</p>
      <TestToYourself setup={setup} onWait={onWait} />
      {state === "active" && lastWebhookAt && setup.testedAt && (
        <Say tone="ok" className="mt-5" live>
          {t("ready")}
        </Say>
      )}
      <div className="row mt-6">
        <span className="grow" />
        {missing[0] && <span className="sm t3 mr-2">{t(`missing.${missing[0]}`)}</span>}
        <ButtonLink variant={state === "pending" ? "default" : "primary"} to="/settings/connections">
          {t(state === "pending" ? "later" : "done")}
        </ButtonLink>
      </div>
    </WizardLayout>
  );

  function stepsOf(setup: ConnectionSetup, t: ReturnType<typeof useT<"connections.wizard">>): WizardStep[] {
    const noticed = setup.lastWebhookAt !== null;
    const tested = setup.testedAt !== null || (setup.state !== "pending" && noticed);
    const key = { title: t(meta ? "key" : "smsKey"), hint: t("keyDone"), state: "done" } as const;
    const number = {
      title: t(meta ? "number" : "sender"),
      hint: showAddress(address),
      state: "done",
    } as const;
    const done = (yes: boolean, now: boolean) => (yes ? "done" : now ? "now" : "later");
    return [
      key,
      number,
      { title: t("notices"), hint: t(noticed ? "noticesDone" : "noticesHint"), state: done(noticed, meta) },
      { title: t("test"), hint: t(tested ? "testDone" : "testHint"), state: done(tested, noticed || !meta) },
    ];
  }
}
