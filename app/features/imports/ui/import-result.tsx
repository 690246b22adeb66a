import { Form } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { Say } from "~/ui/say";
import { Section } from "~/ui/section";
import type { ImportPage } from "../load-import-page.server";
import { FileBar } from "./file-bar";
import { ImportHead } from "./import-head";
import { ImportProgress } from "./import-progress";
import { RejectedList } from "./rejected-list";
import { TallyLedger } from "./tally-ledger";
import { UndoDialog } from "./undo-dialog";
import { UndoLedger } from "./undo-result";

/** An import that runs, has run, or has been taken back. */
export function ImportResult({ page, refusal }: { page: ImportPage; refusal: string | null }) {
  const t = useT("imports");
  const { state, result, undoResult, settings, filename } = page;
  const touched = (result?.new ?? 0) + (result?.updated ?? 0);
  const mayUndo = ["finished", "cancelled", "failed"].includes(state) && result !== null;
  return (
    <>
      <ImportHead
        title={filename}
        step={2}
        actions={
          mayUndo && (touched > 0 || settings.lists.length > 0) ? (
            <UndoDialog filename={filename} created={result?.new ?? 0} updated={result?.updated ?? 0} />
          ) : undefined
        }
      />
      <div className="scroll grow" data-scroll="page">
        <FileBar page={page} />
        <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-4 py-6 sm:px-5">
          {refusal && (
            <Say tone="bad" live>
              {refusal}
            </Say>
          )}
          <StateNotice page={page} />
          {state === "importing" && (
            <Section title={t("run.title")}>
              <ImportProgress page={page} />
            </Section>
          )}
          {undoResult && <UndoLedger undo={undoResult} running={state === "undoing"} />}
          {result && state !== "importing" && (
            <Section title={t("run.summary")}>
              <TallyLedger
                tally={result}
                settings={settings}
                totalLabel={state === "finished" ? t("proof.total") : t("run.read")}
                rejectedTo="#rejected"
              />
            </Section>
          )}
          {state === "finished" && (
            <div>
              <ButtonLink to="/contacts" variant="primary">
                {t("run.toContacts")}
              </ButtonLink>
            </div>
          )}
        </div>
        {state !== "importing" && <RejectedList page={page} count={result?.rejected ?? 0} />}
      </div>
    </>
  );
}

function StateNotice({ page: { state, error } }: { page: ImportPage }) {
  const t = useT("imports");
  if (state === "cancelled") {
    return (
      <Say tone="hold" title={t("run.cancelledTitle")}>
        {t("run.cancelledText")}
      </Say>
    );
  }
  if (state !== "failed") return null;
  return (
    <Say
      tone="bad"
      title={t("run.failedTitle")}
      action={
        <Form method="post">
          <Button type="submit" name="intent" value="retry" size="sm">
            {t("run.retry")}
          </Button>
        </Form>
      }
    >
      {error && t(error.messageKey.replace(/^imports\./, "") as "errors.tryingAgain", error.params)}
    </Say>
  );
}
