import { Form } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { ProgressBar } from "~/ui/progress-bar";
import { Say } from "~/ui/say";
import type { ImportPage } from "../load-import-page.server";

/** How far the worker is, and the way to stop it. */
export function ImportProgress({ page }: { page: ImportPage }) {
  const t = useT("imports");
  const { rowsDone: done, rowsTotal: total, cancelAsked, error } = page;
  const sentence = t("run.progress", { done, total });
  return (
    <div className="flex flex-col gap-3">
      <ProgressBar parts={[{ kind: "accent", value: done }]} total={total} sentence={sentence} size="l" />
      <div className="flex items-center gap-3">
        <span className="num grow" role="status">
          {sentence}
        </span>
        <Form method="post">
          <Button type="submit" name="intent" value="cancel" variant="redword" disabled={cancelAsked}>
            {cancelAsked ? t("run.cancelling") : t("run.cancel")}
          </Button>
        </Form>
      </div>
      {error && (
        <Say tone="hold" live>
          {t(error.messageKey.replace(/^imports\./, "") as "errors.tryingAgain", error.params)}
        </Say>
      )}
      <p className="t2 sm">{t("run.left")}</p>
    </div>
  );
}
