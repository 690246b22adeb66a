import { Form, useFetcher, useNavigation } from "@remix-run/react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { Say } from "~/ui/say";
import { StickyActions } from "~/ui/sticky-actions";
import type { ImportPage } from "../load-import-page.server";
import { ColumnRow, rowGrid } from "./column-row";
import { FileBar } from "./file-bar";
import { ImportHead } from "./import-head";
import { ProofPanel } from "./proof-panel";
import { ReadingNotes } from "./reading-notes";
import { RejectedList } from "./rejected-list";
import { SettingsFields } from "./settings-fields";

const pauseMs = 350;

interface ImportFormProps {
  page: ImportPage;
  /** Why the last press of the button was refused. */
  refusal: string | null;
}

/** Columns at the left, proof and settings at the right; any change is saved and proved again a moment later. */
export function ImportForm({ page, refusal }: ImportFormProps) {
  const t = useT("imports");
  const form = useRef<HTMLFormElement>(null);
  const { save, refused, refusals } = useAutoSave(form);
  const sentence = refused ?? refusal;
  return (
    <>
      <ImportHead title={t("new.title")} step={1} />
      <Form ref={form} method="post" className="flex min-h-0 flex-1 flex-col" onChange={save}>
        <button type="submit" name="intent" value="change" className="sr" tabIndex={-1} aria-hidden="true" />
        <div className="scroll flex min-h-0 flex-1 flex-col sm:flex-row sm:overflow-hidden!">
          <div
            className="order-2 min-w-0 flex-1 max-sm:flex-none sm:order-1 sm:overflow-auto"
            data-scroll="page"
          >
            <FileBar page={page} change={{ refusals }} />
            <ReadingNotes page={page} />
            <div className={`${rowGrid} med sm t3 border-b border-line py-2`}>
              <span>{t("columns.yours")}</span>
              <span className="no-m" />
              <span>{t("columns.ours")}</span>
            </div>
            {page.columns.map((column) => (
              <ColumnRow key={`${page.reading.key} ${column.column}`} column={column} fields={page.fields} />
            ))}
            <RejectedList page={page} count={page.proof?.rejected ?? 0} />
          </div>
          {/* On a phone: the proof, the columns, and what else is to be said. */}
          <aside
            className="max-sm:contents sm:order-2 sm:w-[408px] sm:flex-none sm:overflow-auto sm:border-l sm:border-line sm:bg-surface-2 sm:p-5"
            aria-label={t("proof.title")}
          >
            <div className="order-1 max-sm:border-b max-sm:border-line max-sm:bg-surface-2 max-sm:px-4 max-sm:py-3.5">
              {sentence && (
                <Say tone="bad" live className="mb-3">
                  {sentence}
                </Say>
              )}
              <ProofPanel page={page} />
            </div>
            <div className="order-3 max-sm:bg-surface-2 max-sm:px-4 max-sm:pb-4">
              <SettingsFields page={page} onChange={save} />
            </div>
          </aside>
        </div>
        <FormFoot page={page} />
      </Form>
    </>
  );
}

function FormFoot({ page }: { page: ImportPage }) {
  const t = useT("imports");
  const navigation = useNavigation();
  const { proof, proofIsCurrent, settings } = page;
  const count =
    (proof?.new ?? 0) + (proof?.updated ?? 0) + (settings.lists.length > 0 ? (proof?.same ?? 0) : 0);
  const missing = settings.basis === null ? t("run.needBasis") : proofIsCurrent ? null : t("run.needProof");
  const note =
    missing ??
    (proof && t("proof.tookLong", { seconds: Number((Math.max(100, proof.tookMs) / 1000).toFixed(1)) }));
  return (
    <StickyActions note={note}>
      {missing && <span className="t2 sm only-m">{missing}</span>}
      <ButtonLink to="/imports" variant="ghost" className="no-m">
        {t("run.back")}
      </ButtonLink>
      <Button
        type="submit"
        name="intent"
        value="run"
        variant="primary"
        className="num"
        disabled={missing !== null || !proof || proof.rows === proof.rejected}
        busy={navigation.state !== "idle"}
      >
        {proof && proof.rows === proof.rejected
          ? t("run.nothing")
          : t("run.button", { count: count || (proof?.same ?? 0) })}
      </Button>
    </StickyActions>
  );
}

/** `refused`: why the latest change was not taken; `refusals` counts them. */
function useAutoSave(form: RefObject<HTMLFormElement>) {
  const fetcher = useFetcher<{ sentence: string | null }>();
  const refused = fetcher.data?.sentence ?? null;
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    if (fetcher.data?.sentence) setRefusals((count) => count + 1);
  }, [fetcher.data]);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latest = useRef(fetcher);
  latest.current = fetcher;
  useEffect(() => () => clearTimeout(timer.current), []);
  const save = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!form.current) return;
      const data = new FormData(form.current);
      data.set("intent", "change");
      latest.current.submit(data, { method: "post" });
    }, pauseMs);
  };
  return { save, refused, refusals };
}
