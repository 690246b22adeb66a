import { useFetcher } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Say } from "~/ui/say";
import { Ticks } from "~/ui/ticks";
import type { SampleContact } from "../../sample-contacts.server";
import type { TestView } from "../../test-views.server";
import { keepPhones, keptPhones } from "./kept-phones";

interface TestDialogProps {
  campaignId: string;
  /** Whose data fill the message; null = the template's examples. */
  sample: SampleContact | null;
  kind: string;
  /** The last change is on its way: the test waits for it. */
  saving: boolean;
  onClose: () => void;
}

const MOST = 5;
const LOOK_MS = 1_500;

/** The message to up to five own numbers, and what becomes of it while one looks. */
export default function TestDialog({ campaignId, sample, kind, saving, onClose }: TestDialogProps) {
  const t = useT("composer.test");
  const common = useT("common.actions");
  const [phones, setPhones] = useState(() => keptPhones());
  const sender = useFetcher<FormFailure | { outgoingIds: string[] }>();
  const { tests, sent } = useTests(campaignId, sender.data);
  const failure = sender.data && "sentence" in sender.data ? sender.data.sentence : undefined;
  const filled = phones.filter((phone) => phone.trim() !== "");
  const send = () => {
    keepPhones(filled);
    const form = new FormData();
    for (const phone of filled) form.append("phone", phone);
    if (sample?.values) form.append("contactId", sample.contactId);
    sender.submit(form, { method: "post", action: `/campaigns/${campaignId}/tests` });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      explain={t("explain")}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {common("close")}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form="test-send"
            disabled={filled.length === 0}
            busy={saving || sender.state !== "idle"}
          >
            {t("send", { count: filled.length })}
          </Button>
        </>
      }
    >
      <form
        id="test-send"
        className="flex flex-col gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (filled.length > 0 && sender.state === "idle") send();
        }}
      >
        {phones.map((phone, at) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added at the end.
            key={at}
            label={at === 0 ? t("phone") : <span className="sr">{t("phoneOf", { at: at + 1 })}</span>}
          >
            <Input
              type="tel"
              size="lg"
              autoComplete="tel"
              autoFocus={at === phones.length - 1}
              placeholder={t("placeholder")}
              value={phone}
              onChange={(event) => setPhones(phones.with(at, event.currentTarget.value))}
            />
          </Field>
        ))}
      </form>
      {phones.length < MOST && (
        <Button
          variant="ghost"
          size="sm"
          icon={Plus}
          className="mt-1.5 -ml-2.5"
          onClick={() => setPhones([...phones, ""])}
        >
          {t("another")}
        </Button>
      )}
      {failure && (
        <Say tone="bad" live className="mt-3">
          {failure}
        </Say>
      )}
      {tests.length > 0 && (
        <ul className="pt-3" aria-label={t("results")}>
          {tests.map((test) => (
            <li key={test.id} className="row min-h-9 border-t border-line-soft gap-3">
              <span className="num grow">{test.phone}</span>
              <span className="row gap-2 min-w-0" role="status">
                {test.words && <span className="t2 sm ell">{test.words}</span>}
                {test.code && <span className="mono t3">{test.code}</span>}
                <Ticks state={test.tick} withWord />
              </span>
            </li>
          ))}
        </ul>
      )}
      {sent && <p className="hint pt-2">{t(kind === "sms" ? "outsideSms" : "outside")}</p>}
    </Dialog>
  );
}

/** Looks again while a test is under way: its numbers belong to no campaign's live events. */
function useTests(campaignId: string, sentData: unknown) {
  const { data, load } = useFetcher<{ tests: TestView[] }>();
  const tests = data?.tests ?? [];
  const under = tests.some(({ settled, at }) => !settled && Date.now() - new Date(at).getTime() < 120_000);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new send asks at once.
  useEffect(() => load(`/campaigns/${campaignId}/tests`), [load, campaignId, sentData]);
  useEffect(() => {
    if (!under) return;
    const timer = setInterval(() => load(`/campaigns/${campaignId}/tests`), LOOK_MS);
    return () => clearInterval(timer);
  }, [under, load, campaignId]);
  return { tests: tests.slice(0, 5), sent: tests.length > 0 };
}
