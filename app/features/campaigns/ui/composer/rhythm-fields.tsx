import { useLocale } from "use-intl/react";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { useT } from "~/i18n/use-t";
import { Checkbox } from "~/ui/checkbox";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import { weekdayName } from "../core/days-in-words";
import type { ChangeDraft, Draft } from "./draft";

interface RhythmFieldsProps {
  draft: Draft;
  change: ChangeDraft;
  /** Where own hours begin. */
  offeredWindow: SendWindow;
  /** Messages per second that the number can send; null = its pace is no matter of seconds. */
  mostRate?: number | null;
}

const DAYS = [1, 2, 3, 4, 5, 6, 7];

/** Days and hours on each person's own clock, and how fast. */
export function RhythmFields({ draft, change, offeredWindow, mostRate }: RhythmFieldsProps) {
  const t = useT("composer.rhythm");
  const locale = useLocale();
  const { sendWindow } = draft;
  const own = sendWindow && !("always" in sendWindow) ? sendWindow : null;
  const choice = own ? "own" : sendWindow ? "always" : "default";
  const start = own ?? offeredWindow;
  const choose = (value: string) =>
    change({
      sendWindow: value === "own" ? start : value === "always" ? { always: true } : null,
    });
  const set = (changes: Partial<SendWindow>) => {
    const next = { ...start, ...changes };
    if (next.days.length > 0 && next.from && next.to && next.from !== next.to) change({ sendWindow: next });
  };
  const toggle = (day: number, on: boolean) =>
    set({ days: on ? [...start.days, day].sort() : start.days.filter((one) => one !== day) });
  return (
    <div className="flex flex-col gap-3 pt-2">
      <div className="two">
        <Field label={t("hours")}>
          <Select
            value={choice}
            onChange={(event) => choose(event.currentTarget.value)}
            options={(["default", "always", "own"] as const).map((value) => ({ value, label: t(value) }))}
          />
        </Field>
        {mostRate !== null && (
          <Field label={t("rate")} help={mostRate ? t("mostRate", { count: mostRate }) : undefined}>
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={10_000}
              placeholder={t("fastest")}
              defaultValue={draft.rate ?? ""}
              onChange={(event) => {
                const rate = Math.floor(event.currentTarget.valueAsNumber);
                change({ rate: rate >= 1 && rate <= 10_000 ? rate : null });
              }}
            />
          </Field>
        )}
      </div>
      {own && (
        <>
          <fieldset className="days-pick">
            <legend className="sr">{t("days")}</legend>
            {DAYS.map((day) => (
              <Checkbox
                key={day}
                label={weekdayName(day, locale).slice(0, 3)}
                aria-label={weekdayName(day, locale)}
                checked={own.days.includes(day)}
                onChange={(event) => toggle(day, event.currentTarget.checked)}
              />
            ))}
          </fieldset>
          <div className="two">
            <Field label={t("from")}>
              <Input
                type="time"
                defaultValue={own.from}
                onChange={(event) => set({ from: event.currentTarget.value })}
              />
            </Field>
            <Field label={t("to")}>
              <Input
                type="time"
                defaultValue={own.to}
                onChange={(event) => set({ to: event.currentTarget.value })}
              />
            </Field>
          </div>
        </>
      )}
    </div>
  );
}
