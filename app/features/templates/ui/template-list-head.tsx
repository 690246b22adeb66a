import MessageSquare from "lucide-react/icons/message-square";
import Plus from "lucide-react/icons/plus";
import RefreshCw from "lucide-react/icons/refresh-cw";
import type { ActionAnswer } from "~/features/connections/answer-action.server";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { Say } from "~/ui/say";
import type { SyncResult } from "../sync-templates.server";

interface TemplateListHeadProps {
  count: number;
  mayWrite: boolean;
  hasMeta: boolean;
  syncing: boolean;
  answer: ActionAnswer<SyncResult> | undefined;
  onSync: () => void;
}

/** Title, sync, new; what the last sync found stands below. */
export function TemplateListHead({
  count,
  mayWrite,
  hasMeta,
  syncing,
  answer,
  onSync,
}: TemplateListHeadProps) {
  const t = useT("templates.list");
  const shell = useT("shell.nav");
  const formats = useFormats();
  return (
    <>
      <PageHeader
        crumbs={[{ label: shell("campaigns"), to: "/campanhas" }]}
        title={t("title")}
        note={count > 0 && formats.number(count)}
        actions={
          mayWrite && (
            <>
              {hasMeta && (
                <Button
                  variant="ghost"
                  icon={RefreshCw}
                  busy={syncing}
                  onClick={onSync}
                  aria-label={t("sync")}
                >
                  <span className="no-m">{syncing ? t("syncing") : t("sync")}</span>
                </Button>
              )}
              <ButtonLink icon={MessageSquare} to="/templates/text" aria-label={t("createText")}>
                <span className="no-m">{t("createText")}</span>
              </ButtonLink>
              <ButtonLink variant="primary" icon={Plus} to="/templates/new">
                {t("create")}
              </ButtonLink>
            </>
          )
        }
      />
      {answer && !syncing && (
        <div className="px-5 pt-3 max-[720px]:px-4">
          <Say tone={answer.ok ? "ok" : "bad"} live>
            {answer.ok ? t("synced", { ...answer.value }) : answer.sentence}
            {answer.ok && answer.value.missing > 0 && ` ${t("gone", { count: answer.value.missing })}`}
          </Say>
        </div>
      )}
    </>
  );
}
