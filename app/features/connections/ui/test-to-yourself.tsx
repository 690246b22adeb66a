import { useEffect } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import type { ConnectionSetup } from "../connection-setup.server";
import type { TestMessageState } from "../test-message-state.server";
import { CheckItem } from "./check-item";
import { showAddress } from "./show-address";
import { useConnectionAction } from "./use-connection-action";

const FAILED = ["failed", "skipped"];
const ARRIVED = ["delivered", "read"];
const OVER = [...FAILED, ...ARRIVED, "unknown"];

interface TestToYourselfProps {
  setup: Pick<ConnectionSetup, "id" | "lastTest" | "testedAt">;
  onWait: () => void;
}

/** Sends one message to one's own phone and follows it until it has really arrived. */
export function TestToYourself({ setup, onWait }: TestToYourselfProps) {
  const t = useT("connections.wizard");
  const { id, lastTest } = setup;
  const { act, busy, error } = useConnectionAction(id, () => {});
  const waits = lastTest !== null && !OVER.includes(lastTest.state);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(onWait, 2_000);
    return () => clearInterval(timer);
  }, [waits, onWait]);
  return (
    <>
      <form
        className="row items-end gap-3 max-[720px]:flex-col max-[720px]:items-stretch"
        onSubmit={(event) => {
          event.preventDefault();
          const phone = String(new FormData(event.currentTarget).get("phone") ?? "");
          act({ intent: "send-test", phone });
        }}
      >
        <Field label={t("phone")} help={t("phoneHelp")} error={error} className="max-w-[320px] flex-1">
          <Input
            name="phone"
            type="tel"
            autoComplete="tel"
            defaultValue={lastTest ? showAddress(lastTest.phone) : ""}
          />
        </Field>
        <Button
          type="submit"
          variant={setup.testedAt ? "default" : "primary"}
          busy={busy}
          className="mb-[22px] max-[720px]:mb-0"
        >
          {lastTest ? t("sendAgain") : t("send")}
        </Button>
      </form>
      {lastTest && (
        <ul className="mt-4 overflow-hidden rounded-[8px] border border-line-strong" aria-live="polite">
          <LastTest test={lastTest} />
        </ul>
      )}
    </>
  );
}

function LastTest({ test }: { test: TestMessageState }) {
  const t = useT("connections.wizard");
  const phone = showAddress(test.phone);
  if (ARRIVED.includes(test.state))
    return <CheckItem state="done" title={t("testDelivered", { phone })} at={test.at} />;
  if (FAILED.includes(test.state)) {
    return (
      <CheckItem state="failed" title={t("testFailed", { phone })} at={test.at}>
        {test.why && <Why code={test.why} />}
      </CheckItem>
    );
  }
  if (test.state === "unknown")
    return <CheckItem state="later" title={t("testUnknown", { phone })} at={test.at} />;
  const title = test.state === "waiting" ? t("testWaiting", { phone }) : t("testAccepted", { phone });
  return <CheckItem state="now" title={title} at={test.at} />;
}

/** A provider's code in plain words where we know it; the code itself beside them. */
function Why({ code }: { code: string }) {
  const t = useT("refusals") as unknown as { (key: string): string; has(key: string): boolean };
  const say = useT("connections.say");
  const key = [`meta.${code}.title`, `sms.${code}.title`].find((one) => t.has(one));
  return (
    <>
      {key && <span className="mr-2">{t(key)}</span>}
      <span className="mono t3">{say("code", { code })}</span>
    </>
  );
}
