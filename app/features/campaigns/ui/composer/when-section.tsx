import { useState } from "react";
import { useTimeZone } from "use-intl/react";
import { instantToLocalMs, localTimeToInstant } from "~/features/outgoing/core/local-time";
import type { SendWindow } from "~/features/outgoing/core/send-window";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import type { ConnectionChoice } from "../../composer-choices.server";
import type { DraftProblem } from "../../core/draft-problems";
import type { Schedule } from "../../core/schedule";
import { useWindowWords } from "../use-window-words";
import { Block } from "./block";
import type { ChangeDraft, Draft } from "./draft";
import { RhythmFields } from "./rhythm-fields";

interface WhenSectionProps {
  draft: Draft;
  change: ChangeDraft;
  connection: ConnectionChoice | null;
  problems: readonly DraftProblem[];
  defaultWindow: SendWindow | null;
  offeredWindow: SendWindow;
}

/** When it starts, and between which hours it may go on. */
export function WhenSection(props: WhenSectionProps) {
  const { draft, change, connection, problems, defaultWindow, offeredWindow } = props;
  const t = useT("composer.when");
  const words = useWindowWords();
  const timeZone = useTimeZone() ?? "America/Sao_Paulo";
  const [open, setOpen] = useState(false);
  const { schedule } = draft;
  const past = problems.includes("time-past");
  const window =
    draft.sendWindow && "always" in draft.sendWindow ? null : (draft.sendWindow ?? defaultWindow);
  const kinds =
    connection && connection.kind !== "meta" ? KINDS.filter((kind) => kind !== "when-approved") : KINDS;
  const setTime = (local: string) => {
    const next = withTime(schedule, local, timeZone);
    if (next) change({ schedule: next });
  };
  return (
    <Block title={t("title")} done={!past}>
      <div className="two">
        <Select
          aria-label={t("title")}
          value={schedule.kind}
          onChange={(event) => change({ schedule: ofKind(event.currentTarget.value, schedule, timeZone) })}
          options={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        {(schedule.kind === "at" || schedule.kind === "recipient-zone") && (
          <Input
            key={schedule.kind}
            type="datetime-local"
            aria-label={t("time")}
            aria-invalid={past || undefined}
            defaultValue={localOf(schedule, timeZone)}
            onChange={(event) => setTime(event.currentTarget.value)}
            suppressHydrationWarning
          />
        )}
      </div>
      {past && <p className="err-msg pt-1.5">{t("past")}</p>}
      <p className="hint pt-1.5">
        {t(`explain.${schedule.kind}`)} {window ? t("onlyIn", { window: words(window) }) : t("anyHour")}{" "}
        {draft.rate && t("rateIs", { count: draft.rate })}
      </p>
      <Button
        variant="ghost"
        size="sm"
        className="mt-1.5 -ml-2.5"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? "hideRhythm" : "changeRhythm")}
      </Button>
      {open && (
        <RhythmFields
          draft={draft}
          change={change}
          offeredWindow={offeredWindow}
          mostRate={connection?.kind === "whatsapp" ? null : connection?.rate}
        />
      )}
    </Block>
  );
}

const KINDS = ["now", "at", "recipient-zone", "when-approved"] as const;

const DAY_MS = 86_400_000;

/** Tomorrow at ten on the reader's clock, until they say otherwise. */
function tomorrow(timeZone: string): string {
  const local = new Date(instantToLocalMs(Date.now() + DAY_MS, timeZone));
  return `${local.toISOString().slice(0, 10)}T10:00`;
}

function localOf(schedule: Schedule, timeZone: string): string {
  if (schedule.kind === "recipient-zone") return schedule.at.slice(0, 16);
  if (schedule.kind !== "at") return tomorrow(timeZone);
  return new Date(instantToLocalMs(Date.parse(schedule.at), timeZone)).toISOString().slice(0, 16);
}

function ofKind(kind: string, before: Schedule, timeZone: string): Schedule {
  const local = localOf(before, timeZone);
  if (kind === "at") return { kind, at: localTimeToInstant(local, timeZone).toISOString() };
  if (kind === "recipient-zone") return { kind, at: local };
  return { kind: kind === "when-approved" ? kind : "now" };
}

/** undefined while the date is half typed. */
function withTime(schedule: Schedule, local: string, timeZone: string): Schedule | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return undefined;
  if (schedule.kind === "recipient-zone") return { kind: schedule.kind, at: local.slice(0, 16) };
  return { kind: "at", at: localTimeToInstant(local, timeZone).toISOString() };
}
