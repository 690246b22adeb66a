import { Link } from "@remix-run/react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Checkbox } from "~/ui/checkbox";
import type { ConnectionChoice } from "../../composer-choices.server";
import type { ChangeDraft, Draft } from "./draft";

interface TurnsFieldProps {
  draft: Draft;
  change: ChangeDraft;
  /** Every number linked by QR. */
  numbers: readonly ConnectionChoice[];
}

/** The further numbers by QR that take turns: what each sends a day, and what keeps one from joining. */
export function TurnsField({ draft, change, numbers }: TurnsFieldProps) {
  const t = useT("composer.where");
  const others = numbers.filter(({ id }) => id !== draft.connectionId);
  if (others.length === 0) return null;
  const toggle = (id: string, on: boolean) =>
    change({ numbers: on ? [...draft.numbers, id] : draft.numbers.filter((one) => one !== id) });
  return (
    <fieldset className="mt-3 flex flex-col gap-1.5">
      <legend className="t2 sm med">{t("turns")}</legend>
      {others.map((one) => {
        const chosen = draft.numbers.includes(one.id);
        const ready = one.state === "active" && one.accepted;
        return (
          <Checkbox
            key={one.id}
            label={one.name.includes(one.address) ? one.name : `${one.name}  ${one.address}`}
            help={<TurnHelp number={one} />}
            checked={chosen}
            disabled={!ready && !chosen}
            onChange={(event) => toggle(one.id, event.currentTarget.checked)}
          />
        );
      })}
      <p className="hint">{t("turnsExplain")}</p>
    </fieldset>
  );
}

/** What a number by QR sends a day, or the next step before it can. */
export function TurnHelp({ number }: { number: ConnectionChoice }) {
  const t = useT("composer.where");
  const formats = useFormats();
  if (number.state === "active" && number.accepted)
    return <>{t("perDay", { count: formats.number(number.perDay ?? 0) })}</>;
  return (
    <span className="hold">
      {t(number.state === "active" ? "notAccepted" : "notLinked")}{" "}
      <Link className="link" to={`/settings/connections/${number.id}`}>
        {t(number.state === "active" ? "accept" : "link")}
      </Link>
    </span>
  );
}
