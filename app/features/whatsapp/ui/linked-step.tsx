import { useRevalidator } from "@remix-run/react";
import { useCallback, useState } from "react";
import { TestToYourself } from "~/features/connections/ui/test-to-yourself";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { Say } from "~/ui/say";
import type { LinkPageData } from "./link-page-data";
import { LinkedFacts } from "./linked-facts";
import { LinkedPhone } from "./linked-phone";
import { UnlinkDialog } from "./unlink-dialog";

/** The link is there: whose phone it is, what comes in, and what waited for it. */
export function LinkedStep({ data }: { data: LinkPageData }) {
  const t = useT("whatsapp.linked");
  const risk = useT("whatsapp.risk");
  const [unlinking, setUnlinking] = useState(false);
  const { view, firstDay, mayAccept } = data;
  const up = view.phase === "open";
  return (
    <>
      <h2 className="text-[16px] leading-6" aria-live="polite">
        {t(up ? "heading" : "reconnecting")}
      </h2>
      <p className="t2 lg mt-1 mb-5">{t(up ? "explain" : "reconnectingHelp")}</p>
      <LinkedPhone view={view} />
      {up && view.waiting > 0 && (
        <Say tone="ok" live className="mt-5">
          {t("waiting", { count: view.waiting })}
        </Say>
      )}
      {!up && <WhyDown data={data} />}
      <LinkedFacts view={view} firstDay={firstDay} mayAccept={mayAccept} />
      {!view.riskAcceptedAt && (
        <Say className="mt-5" title={risk("off")}>
          {risk("offHelp")}
        </Say>
      )}
      {up && <TestMessage data={data} />}
      <div className="row mt-6 flex-wrap">
        <Button variant="redword" className="-ml-3" onClick={() => setUnlinking(true)}>
          {t("wrongPhone")}
        </Button>
        <span className="grow" />
        <ButtonLink variant="primary" to="/settings/connections">
          {t("done")}
        </ButtonLink>
      </div>
      {unlinking && (
        <UnlinkDialog
          id={view.connectionId}
          name={view.name}
          waiting={view.waiting}
          onClose={() => setUnlinking(false)}
        />
      )}
    </>
  );
}

/** Proof that it sends, outside all counts. */
function TestMessage({ data: { view, lastTest } }: { data: LinkPageData }) {
  const t = useT("connections.wizard");
  const { revalidate } = useRevalidator();
  const onWait = useCallback(() => {
    Promise.resolve(revalidate()).catch(() => {});
  }, [revalidate]);
  const { connectionId: id, linkedAt } = view;
  return (
    <section className="mt-8">
      <h2 className="text-[16px] leading-6">{t("testTitle")}</h2>
      <p className="t2 lg mt-1 mb-4">{t("testExplain")}</p>
      <TestToYourself
        setup={{ id, lastTest, testedAt: linkedAt ? new Date(linkedAt) : null }}
        onWait={onWait}
      />
    </section>
  );
}

function WhyDown({ data: { view } }: { data: LinkPageData }) {
  const words = useT("whatsapp");
  const formats = useFormats();
  const { endReason, retryAt, waiting } = view;
  if (!endReason && waiting === 0) return null;
  return (
    <Say tone="hold" live className="mt-5" title={endReason && `${words(`endTitle.${endReason}`)}.`}>
      {endReason && words(`end.${endReason}`)}{" "}
      {retryAt && words("link.retryAt", { time: formats.date(new Date(retryAt), "timeSeconds") })}{" "}
      {waiting > 0 && words("card.kept", { count: waiting })}
    </Say>
  );
}
