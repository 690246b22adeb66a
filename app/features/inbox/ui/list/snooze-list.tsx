import Clock from "lucide-react/icons/clock";
import { type FormEvent, useMemo, useState } from "react";
import { useTimeZone } from "use-intl/react";
import { localTimeToInstant } from "~/features/outgoing/core/local-time";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Input } from "~/ui/input";
import { snoozeChoices } from "../../core/snooze-choices";
import { useInboxStore } from "../store/store-context";
import { useWork } from "../store/use-work";

/** When conversations come back by themselves. */
export default function SnoozeList({ ids, close }: { ids: string[]; close: () => void }) {
  const t = useT("inbox-list.snooze");
  const formats = useFormats();
  const zone = useTimeZone() ?? "America/Sao_Paulo";
  const store = useInboxStore();
  const work = useWork();
  const [problem, setProblem] = useState(false);
  const choices = useMemo(() => snoozeChoices(new Date(), zone), [zone]);
  const asleep = ids.length === 1 && store.row(ids[0]!)?.state === "snoozed";
  const until = (at: Date) => {
    close();
    work.snooze(ids, at);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("until") ?? "");
    const at = text ? localTimeToInstant(text, zone) : new Date(0);
    if (at.getTime() <= Date.now()) return setProblem(true);
    until(at);
  };
  return (
    <div className="wk">
      {choices.map(({ kind, at }, place) => (
        <button
          key={kind}
          type="button"
          className="menu-it"
          // biome-ignore lint/a11y/noAutofocus: the box was asked for, and this is its first choice.
          autoFocus={place === 0}
          onClick={() => until(at)}
        >
          <Icon of={Clock} />
          <span>{t(kind)}</span>
          <span className="x">{formats.date(at, "weekdayTime")}</span>
        </button>
      ))}
      {asleep && (
        <button
          type="button"
          className="menu-it"
          onClick={() => {
            close();
            work.reopen(ids);
          }}
        >
          <Icon of={Clock} />
          <span>{t("wake")}</span>
        </button>
      )}
      <hr className="menu-s" />
      <form onSubmit={submit} className="wk-p" noValidate>
        <label className="sm t2" htmlFor="snooze-until">
          {t("date")}
        </label>
        <div className="row">
          <Input
            id="snooze-until"
            type="datetime-local"
            name="until"
            className="grow"
            aria-invalid={problem || undefined}
            aria-describedby={problem ? "snooze-problem" : undefined}
            onChange={() => setProblem(false)}
          />
          <Button type="submit">{t("set")}</Button>
        </div>
        {problem && (
          <p id="snooze-problem" className="bad sm" role="alert">
            {t("past")}
          </p>
        )}
        <p className="t3 sm">{t("back")}</p>
      </form>
    </div>
  );
}
