import { Form, useNavigation } from "@remix-run/react";
import { MARKETING_SEND_WINDOW } from "~/features/outgoing/core/send-window";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Section } from "~/ui/section";
import { Select } from "~/ui/select";
import { StickyActions } from "~/ui/sticky-actions";
import type { CompanySettings } from "../companies.schema";
import { WindowFields } from "./window-fields";

interface SettingsFormProps {
  settings: CompanySettings;
  /** IANA names to choose from. */
  zones: string[];
  failure?: FormFailure;
}

/** Name, zone, send window and cap of a company. */
export function SettingsForm({ settings, zones, failure }: SettingsFormProps) {
  const t = useT("companies.company");
  const busy = useNavigation().state === "submitting";
  const errors = failure?.fields ?? {};
  return (
    <Form method="post" noValidate>
      <Section className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4" title={t("general")}>
        <div className="col gap-4 px-5 max-sm:px-4 pb-5 max-w-md">
          <Field label={t("name")} error={errors.name} required>
            <Input name="name" defaultValue={settings.name} maxLength={120} autoComplete="organization" />
          </Field>
          <Field label={t("timeZone")} help={t("timeZoneHelp")} error={errors.timeZone}>
            <Select
              name="timeZone"
              defaultValue={settings.timeZone}
              options={zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            />
          </Field>
        </div>
      </Section>
      <Section
        className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4"
        title={t("hours")}
        note={t("hoursHelp")}
      >
        <WindowFields window={settings.sendWindow ?? MARKETING_SEND_WINDOW} errors={errors} />
      </Section>
      <Section className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4" title={t("cap")}>
        <div className="flex flex-wrap gap-4 px-5 max-sm:px-4 pb-5 max-w-xl">
          <Field
            label={t("capMessages")}
            help={t("capMessagesHelp")}
            error={errors.capMessages}
            optional
            className="flex-1 min-w-60"
          >
            <Input
              name="capMessages"
              type="number"
              min={1}
              max={1000}
              inputMode="numeric"
              defaultValue={settings.capMessages ?? ""}
            />
          </Field>
          <Field label={t("capHours")} error={errors.capHours} className="w-40">
            <Input name="capHours" type="number" min={1} max={8760} defaultValue={settings.capHours} />
          </Field>
        </div>
      </Section>
      <Section className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4" title={t("pace")}>
        <div className="px-5 max-sm:px-4 pb-5 max-w-xl">
          <Field label={t("rate")} help={t("rateHelp")} error={errors.rate} optional>
            <Input
              name="rate"
              type="number"
              min={1}
              max={100_000}
              inputMode="numeric"
              defaultValue={settings.rate ?? ""}
            />
          </Field>
        </div>
      </Section>
      <StickyActions>
        <Button type="submit" variant="primary" busy={busy}>
          {t("save")}
        </Button>
      </StickyActions>
    </Form>
  );
}
