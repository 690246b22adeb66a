import { Form, useNavigation } from "@remix-run/react";
import { useState } from "react";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Radio } from "~/ui/radio";
import { Section } from "~/ui/section";
import { StickyActions } from "~/ui/sticky-actions";
import { Textarea } from "~/ui/textarea";
import type { InboxSettings } from "../../inbox-settings";

const SECTION = "pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4";
const BODY = "col gap-4 px-5 max-sm:px-4 pb-5 max-w-xl";

/** How long an answer can be taken back, who gets what, and the question about the service. */
export function InboxSettingsForm({ settings, failure }: { settings: InboxSettings; failure?: FormFailure }) {
  const t = useT("inbox-settings");
  const busy = useNavigation().state === "submitting";
  const [asks, setAsks] = useState(settings.survey.on);
  const errors = failure?.fields ?? {};
  return (
    <Form method="post" noValidate>
      <Section className={SECTION} title={t("answers")}>
        <div className={BODY}>
          <Field label={t("undoSeconds")} help={t("undoSecondsHelp")} error={errors.undoSeconds}>
            <Input
              className="max-w-28"
              name="undoSeconds"
              type="number"
              inputMode="numeric"
              min={0}
              max={30}
              defaultValue={failure?.values.undoSeconds ?? settings.undoSeconds}
            />
          </Field>
          <Checkbox
            name="readReceipts"
            label={t("readReceipts")}
            help={t("readReceiptsHelp")}
            defaultChecked={settings.readReceipts}
          />
        </div>
      </Section>
      <Section className={SECTION} title={t("giving")}>
        <div className={BODY}>
          <Checkbox
            name="autoAssign"
            label={t("autoAssign")}
            help={t("autoAssignHelp")}
            defaultChecked={settings.autoAssign}
          />
          <fieldset className="field">
            <legend className="lab mb-1.5">{t("reopenTo")}</legend>
            {(["same", "nobody"] as const).map((one) => (
              <Radio
                key={one}
                name="reopenTo"
                value={one}
                label={t(`reopen.${one}`)}
                defaultChecked={settings.reopenTo === one}
              />
            ))}
          </fieldset>
        </div>
      </Section>
      <Section className={SECTION} title={t("survey")}>
        <div className={BODY}>
          <Checkbox
            name="surveyOn"
            label={t("surveyOn")}
            help={t("surveyHelp")}
            checked={asks}
            onChange={(event) => setAsks(event.currentTarget.checked)}
          />
          <Field
            label={t("question")}
            help={t("questionHelp")}
            error={errors.question}
            required={asks}
            optional={!asks}
          >
            <Textarea
              name="question"
              rows={2}
              maxLength={1_000}
              placeholder={t("questionExample")}
              defaultValue={failure?.values.question ?? settings.survey.question}
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
