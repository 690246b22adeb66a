import { useFetcher } from "@remix-run/react";
import { type FormEvent, useEffect, useId } from "react";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Say } from "~/ui/say";
import { Select } from "~/ui/select";
import { Textarea } from "~/ui/textarea";
import { paths } from "../core/contact-paths";
import type { ContactAnswer } from "../run-contact-intent.server";

export type StopDialogAction = "stop" | "resume" | "block" | "unblock";

interface StopDialogProps {
  action: StopDialogAction;
  contactId: string;
  name: string;
  /** What has been stopped so far. */
  stopped: { whatsapp: boolean; sms: boolean };
  onClose: () => void;
}

const help = {
  stop: "reasonStop",
  resume: "reasonResume",
  block: "reasonBlock",
  unblock: "reasonUnblock",
} as const;

/** Asks for the words that prove it; they are kept as evidence. */
export function StopDialog({ action, contactId, name, stopped, onClose }: StopDialogProps) {
  const t = useT("consent");
  const back = useT("common.actions")("back");
  const form = useId();
  const fetcher = useFetcher<ContactAnswer | FormFailure>();
  const { data, state } = fetcher;
  // biome-ignore lint/correctness/useExhaustiveDependencies: closed once, when it was done.
  useEffect(() => {
    if (state === "idle" && data && "done" in data) onClose();
  }, [data, state]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state !== "idle") return;
    const fields = new FormData(event.currentTarget);
    fields.set("intent", action);
    fetcher.submit(fields, { method: "post", action: paths.contact(contactId) });
  };
  const error = state === "idle" && data && "fields" in data ? data.sentence : undefined;
  const channels = (["whatsapp", "sms"] as const).filter((one) => stopped[one] === (action === "resume"));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t(`dialog.${action}Title`, { name: name || t("noName") })}
      explain={t(`dialog.${action}Explain`)}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {back}
          </Button>
          <Button
            type="submit"
            form={form}
            variant={action === "stop" || action === "block" ? "danger" : "primary"}
            busy={state !== "idle"}
          >
            {t(`dialog.${action}`)}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="col gap-3">
        {(action === "stop" || action === "resume") && (
          <Field label={t("dialog.channel")}>
            <Select
              name="channel"
              size="lg"
              options={[
                ...(channels.length > 1 ? [{ value: "all", label: t("channel.all") }] : []),
                ...channels.map((value) => ({ value, label: t(`channel.${value}`) })),
              ]}
            />
          </Field>
        )}
        <Field label={t("dialog.reason")} help={t(`dialog.${help[action]}`)} error={error} required>
          <Textarea name="reason" maxLength={1_000} autoFocus />
        </Field>
        {error && (
          <Say tone="bad" live className="sr">
            {error}
          </Say>
        )}
      </form>
    </Dialog>
  );
}
