import { Link } from "@remix-run/react";
import { useId } from "react";
import { useT } from "~/i18n/use-t";
import { Dot } from "~/ui/dot";
import { Select } from "~/ui/select";
import type { ComposerChoices, ConnectionChoice } from "../../composer-choices.server";
import type { DraftProblem } from "../../core/draft-problems";
import { Block } from "./block";
import type { ChangeDraft, Draft } from "./draft";

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
  const ailing = stopped || quality === "red" || quality === "yellow";
  return (
    <Block title={t("title")} done={!problems.includes("connection-missing")}>
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
                  : quality === "yellow"
                    ? "hold"
                    : "ok"
            }
          />
          <Select
            aria-label={t("title")}
            aria-describedby={ailing ? id : undefined}
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
