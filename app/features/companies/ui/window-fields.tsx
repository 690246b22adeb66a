import { useState } from "react";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { useT } from "~/i18n/use-t";
import { Checkbox } from "~/ui/checkbox";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";

const week = ["1", "2", "3", "4", "5", "6", "7"] as const;

interface WindowFieldsProps {
  window: SendWindow;
  errors: Record<string, string>;
}

/** Days and hours in which marketing may go out. */
export function WindowFields({ window, errors }: WindowFieldsProps) {
  const t = useT("companies");
  const [days, setDays] = useState(window.days.map(String));
  const toggle = (day: string, on: boolean) =>
    setDays(on ? [...days, day] : days.filter((other) => other !== day));
  return (
    <div className="col gap-4 px-5 max-sm:px-4 pb-5">
      <fieldset className="field">
        <legend className="lab mb-1.5">{t("company.days")}</legend>
        <div className="flex flex-wrap gap-x-4 gap-y-2 max-sm:gap-y-0">
          {week.map((day) => (
            <Checkbox
              key={day}
              name="day"
              value={day}
              label={t(`days.${day}`)}
              checked={days.includes(day)}
              onChange={(event) => toggle(day, event.currentTarget.checked)}
            />
          ))}
        </div>
        {errors.days && <p className="err-msg">{errors.days}</p>}
      </fieldset>
      <div className="flex gap-4">
        <Field label={t("company.from")} className="w-28">
          <Input name="from" type="time" defaultValue={window.from} />
        </Field>
        <Field label={t("company.to")} error={errors.to} className="w-28">
          <Input name="to" type="time" defaultValue={window.to === "24:00" ? "00:00" : window.to} />
        </Field>
      </div>
    </div>
  );
}
