import { useParams } from "@remix-run/react";
import { type ReactNode, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Say } from "~/ui/say";
import type { ComposerChoices } from "../../composer-choices.server";
import type { DraftView } from "../../draft-view.server";
import { AudienceSection } from "./audience-section";
import { CheckColumn } from "./check-column";
import { ComposerHeader } from "./composer-header";
import { MessageSection } from "./message-section";
import { PreviewColumn } from "./preview-column";
import { useDraft } from "./use-draft";
import { WhenSection } from "./when-section";
import { WhereSection } from "./where-section";

interface ComposerProps {
  view: DraftView;
  choices: ComposerChoices;
  company: { name: string; timeZone: string };
  mayChange: boolean;
  /** The list of those left out for a reason, when one is open. */
  panel: ReactNode;
}

/** A campaign being written: the form, the account of what it would do, and the phone on which it arrives. */
export function Composer({ view, choices, company, mayChange, panel }: ComposerProps) {
  const t = useT("composer");
  const edited = useDraft(view.id, view.draft);
  const { draft, change, check, error } = edited;
  const [sampleId, setSampleId] = useState<string | null>(null);
  const connection = choices.connections.find(({ id }) => id === draft.connectionId) ?? null;
  const message = check ? check.message : view.message;
  const problems = check?.report.problems ?? view.problems;
  const panelOpen = useParams().why !== undefined;
  const parts = { draft, change, choices, connection, problems };
  const samples = check?.samples ?? [];
  const sample = samples.find(({ contactId }) => contactId === sampleId) ?? samples[0] ?? null;
  return (
    <>
      <ComposerHeader
        view={view}
        edited={edited}
        connection={connection}
        sample={sample}
        mayChange={mayChange}
      />
      <div className="body split">
        <div className="cmp scroll" data-scroll="page" data-panel={panelOpen || undefined}>
          <div className="c1">
            {error !== null && (
              <Say tone="bad" live className="mt-4" title={t("notSaved")}>
                {error || t("notSavedOffline")}
              </Say>
            )}
            <fieldset disabled={!mayChange} className="contents">
              <WhereSection {...parts} />
              <MessageSection {...parts} message={message} missing={missingIn(check)} />
              <AudienceSection {...parts} names={view.audienceNames} />
              <WhenSection {...parts} defaultWindow={view.defaultWindow} offeredWindow={view.offeredWindow} />
            </fieldset>
          </div>
          <CheckColumn campaignId={view.id} edited={edited} draft={draft} />
          {!panelOpen && (
            <PreviewColumn
              companyName={company.name}
              message={message}
              kind={connection?.kind ?? null}
              samples={samples}
              sample={sample}
              onChoose={setSampleId}
            />
          )}
        </div>
        {panel}
      </div>
    </>
  );
}

/** How many people lack a value that nothing stands in for. */
function missingIn(check: ReturnType<typeof useDraft>["check"]): number {
  const lines = check?.report.preflight?.ledger.lines ?? [];
  return lines.find(({ why }) => why === "missing-variable")?.count ?? 0;
}
