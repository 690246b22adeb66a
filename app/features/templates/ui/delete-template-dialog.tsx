import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { ActionAnswer } from "~/features/connections/answer-action.server";
import { useT } from "~/i18n/use-t";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import type { DeletionEffects } from "../delete-template.server";
import type { TemplateSummary } from "../list-templates.server";

/** Shows which campaigns a deletion touches; refuses while some still send it. */
export function DeleteTemplateDialog({
  summary,
  onClose,
}: {
  summary: TemplateSummary;
  onClose: () => void;
}) {
  const t = useT("templates");
  const { id, name, kind } = summary;
  const place = `/templates/${id}/delete`;
  const effects = useFetcher<DeletionEffects>();
  const fetcher = useFetcher<ActionAnswer>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the dialog opens.
  useEffect(() => {
    effects.load(place);
  }, [place]);
  if (!effects.data) return null;
  const { unfinished, drafts } = effects.data;
  const refused = fetcher.data && !fetcher.data.ok ? fetcher.data.sentence : undefined;
  const blocked = unfinished > 0 ? t("errors.inUse", { count: unfinished }) : undefined;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("page.deleteTitle", { name })}
      explain={kind === "meta" ? t("page.deleteMeta") : t("page.deleteText")}
      effects={{
        lines: [
          { key: "unfinished", label: t("page.deleteUnfinished"), value: unfinished },
          { key: "drafts", label: t("page.deleteDrafts"), value: drafts },
        ],
        totalLabel: t("page.deleteTotal"),
        total: unfinished + drafts,
      }}
      confirmLabel={t("page.deleteConfirm")}
      busy={fetcher.state !== "idle"}
      error={refused ?? blocked}
      onConfirm={() => fetcher.submit(null, { method: "post", action: place })}
    />
  );
}
