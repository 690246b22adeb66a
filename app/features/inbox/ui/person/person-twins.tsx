import { useLocation, useNavigate } from "@remix-run/react";
import { Suspense, useEffect, useState } from "react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { lazyPiece } from "~/ui/lazy-piece";
import { toast } from "~/ui/toast";
import type { SectionProps } from "./person-panel";
import { saidError } from "./said-error";

const MergeDialog = lazyPiece(() => import("./merge-dialog"));

export type Duplicates = Awaited<ReturnType<typeof trpc.inbox.duplicates.query>>;
export type Twin = Duplicates["twins"][number];

const UNDO_SECONDS = 10;

/** Other contacts that may be this person, and those that were joined into this one. */
export function PersonTwins({ person, refresh }: SectionProps) {
  const t = useT("inbox-person.twins");
  const common = useT("common");
  const formats = useFormats();
  const navigate = useNavigate();
  const { search } = useLocation();
  const { contactId, merges, mayWrite } = person;
  const newest = merges[0];
  const [found, setFound] = useState<Duplicates | null>(null);
  const [comparing, compare] = useState<Twin | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked up again when somebody was merged or parted.
  useEffect(() => {
    let here = true;
    // Without an answer nobody is suggested; the rest of the panel stands.
    trpc.inbox.duplicates.query({ contactId }).then(
      (answer) => here && setFound(answer),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [contactId, newest?.id]);
  const undo = async (mergeId: string) => {
    try {
      await trpc.inbox.undoMerge.mutate({ mergeId });
      toast({ text: t("undone"), tone: "ok" });
    } catch (error) {
      toast({ text: saidError(error, common("errors.unknown")), tone: "bad" });
    }
    refresh();
  };
  const twins = found?.self.contactId === contactId ? found.twins : [];
  if (twins.length === 0 && !newest) return null;
  const nameOf = (one: Twin) =>
    one.name || (one.phone ? formatPhone(one.phone) : one.email) || common("noName");
  return (
    <section aria-label={t("title")}>
      <h3>{t("title")}</h3>
      {twins.map((twin) => (
        <div key={twin.contactId} className="person-line py-1">
          <span className="grow min-w-0">
            <span className="block ell" title={nameOf(twin)}>
              {nameOf(twin)}
            </span>
            <span className="block sm t3">{t("why", { why: twin.why })}</span>
          </span>
          {mayWrite && (
            <Button size="sm" onClick={() => compare(twin)}>
              {t("compare")}
            </Button>
          )}
        </div>
      ))}
      {newest && (
        <div className="person-line py-1">
          <span className="grow sm t2 [overflow-wrap:anywhere]">
            {t("merged", { name: newest.name, date: formats.date(new Date(newest.at), "day") })}
          </span>
          {mayWrite && (
            <Button size="sm" variant="ghost" onClick={() => undo(newest.id)}>
              {common("actions.undo")}
            </Button>
          )}
        </div>
      )}
      {comparing && found && (
        <Suspense fallback={null}>
          <MergeDialog
            self={found.self}
            twin={comparing}
            labels={found.labels}
            onClose={() => compare(null)}
            onMerged={({ mergeId, threads }) => {
              compare(null);
              toast({
                text: t("done"),
                tone: "ok",
                undo: { onUndo: () => undo(mergeId), seconds: UNDO_SECONDS },
              });
              const joined = threads.find(({ goneId }) => goneId === person.conversationId);
              if (joined) navigate(`/inbox/${joined.keptId}${search}`);
              else refresh();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
