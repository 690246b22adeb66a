import { Link } from "@remix-run/react";
import { useId } from "react";
import { useT } from "~/i18n/use-t";
import { Dot } from "~/ui/dot";
import { Select } from "~/ui/select";
import type { ComposerChoices, ConnectionChoice } from "../../composer-choices.server";
import type { DraftProblem } from "../../core/draft-problems";
import { Block } from "./block";
import type { ChangeDraft, Draft } from "./draft";
import { TurnHelp, TurnsField } from "./turns-field";

interface WhereSectionProps {
  draft: Draft;
  change: ChangeDraft;
  choices: ComposerChoices;
  connection: ConnectionChoice | null;
  problems: readonly DraftProblem[];
}

/** Which number sends it, and what its quality means for the rhythm. */
export function WhereSection({ draft, change, choices, connection, problems }: WhereSectionProps) {
  const t = useT("composer.where");
  const warn = useT("reasons.warning");
  const id = useId();
  const quality = connection?.kind === "meta" ? (connection.quality ?? "").toLowerCase() : "";
  const stopped = connection !== null && connection.state !== "active";
  const byQr = choices.connections.filter(({ kind }) => kind === "whatsapp");
  const ailing = (stopped && connection.kind !== "whatsapp") || quality === "red" || quality === "yellow";
  return (
    <Block
      title={t("title")}
      done={!problems.includes("connection-missing") && !problems.includes("risk-not-accepted")}
    >
      {choices.connections.length === 0 ? (
        <p className="t2">
          {t("none")}{" "}
          <Link className="link" to="/settings/connections">
            {t("connect")}
          </Link>
        </p>
      ) : (
        <div className="lead-dot">
          <Dot
            tone={
              !connection
                ? "neutral"
                : stopped || quality === "red"
                  ? "bad"
                  : quality === "yellow" || !connection.accepted
                    ? "hold"
                    : "ok"
            }
          />
          <Select
            aria-label={t("title")}
            aria-describedby={ailing || connection?.kind === "whatsapp" ? id : undefined}
            placeholder={t("choose")}
            value={draft.connectionId ?? ""}
            onChange={(event) => change({ connectionId: event.currentTarget.value || null })}
            options={choices.connections.map((one) => ({
              value: one.id,
              label: one.name.includes(one.address) ? one.name : `${one.name}  ${one.address}`,
            }))}
          />
        </div>
      )}
      {connection?.kind === "whatsapp" && (
        <>
          <p className="hint pt-1.5" id={id}>
            <TurnHelp number={connection} />
          </p>
          <TurnsField draft={draft} change={change} numbers={byQr} />
        </>
      )}
      {ailing && (
        <p className="hint hold pt-1.5" id={id}>
          {stopped
            ? warn("connection-not-active")
            : warn(quality === "red" ? "quality-red" : "quality-yellow")}
        </p>
      )}
    </Block>
  );
}
