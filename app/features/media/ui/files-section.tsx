import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import { Section } from "~/ui/section";
import type { StoreFacts } from "../describe-store.server";
import type { StoreTrial } from "../try-media-store.server";

type Trial = StoreTrial | { ok: false; step: "away"; detail: string };

/** Where files are kept, and a button that proves it with a small file. */
export function FilesSection({ store }: { store: StoreFacts }) {
  const t = useT("media.store");
  const [busy, setBusy] = useState(false);
  const [trial, setTrial] = useState<Trial | null>(null);

  async function run() {
    setBusy(true);
    setTrial(null);
    const outcome: Trial = await trpc.media.testStore
      .mutate()
      .catch((error: Error) => ({ ok: false, step: "away", detail: error.message }));
    setTrial(outcome);
    setBusy(false);
  }

  const kind = store.kind === "s3" && store.host ? "s3At" : store.kind;
  return (
    <Section className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4" title={t("title")} note={t("note")}>
      <div className="col gap-4 px-5 max-sm:px-4 pb-5 max-w-xl">
        <p>{t(`kind.${kind}`, { place: store.place, host: store.host ?? "" })}</p>
        {store.cdn && <p className="t2">{t("cdn", { host: store.cdn })}</p>}
        <div>
          <Button onClick={run} busy={busy}>
            {t("test")}
          </Button>
        </div>
        {trial?.ok && (
          <Say tone="ok" live>
            {t("works", { milliseconds: trial.milliseconds })}
          </Say>
        )}
        {trial && !trial.ok && (
          <Say tone="bad" live title={t(`failed.${trial.step}`)}>
            {t("said", { detail: trial.detail })}
          </Say>
        )}
      </div>
    </Section>
  );
}
