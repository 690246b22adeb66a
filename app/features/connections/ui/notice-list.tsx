import { useFetcher } from "@remix-run/react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { RelativeTime } from "~/ui/relative-time";
import { Say } from "~/ui/say";
import { Section } from "~/ui/section";
import type { ActionAnswer } from "../answer-action.server";
import type { Notices } from "../list-notices.server";
import { showAddress } from "./show-address";

/** Last notice of each number, and the notices that could not be applied. */
export function NoticeList({ notices, mayReplay }: { notices: Notices; mayReplay: boolean }) {
  const t = useT("connections.webhooks");
  const row = useT("connections.row");
  return (
    <div className="max-w-[960px] px-5 py-5 max-[720px]:px-4">
      <Section title={t("last")}>
        <ul className="mt-2">
          {notices.numbers.map(({ id, name, address, lastWebhookAt }) => (
            <li key={id} className="row h-10 justify-between border-line-soft border-b">
              <span className="ell">
                <span className="med">{name}</span> <span className="t3 num">{showAddress(address)}</span>
              </span>
              <span className="t2 nw">
                {lastWebhookAt ? <RelativeTime at={lastWebhookAt} /> : row("never")}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("dead")} className="mt-8">
        <p className="t2 mt-1">{t("explain")}</p>
        {notices.failed.length === 0 ? (
          <Say tone="ok" className="mt-3">
            {t("empty")}
          </Say>
        ) : (
          notices.failed.map((notice) => <Failed key={notice.id} notice={notice} mayReplay={mayReplay} />)
        )}
      </Section>
    </div>
  );
}

function Failed({ notice, mayReplay }: { notice: Notices["failed"][number]; mayReplay: boolean }) {
  const t = useT("connections.webhooks");
  const formats = useFormats();
  const fetcher = useFetcher<ActionAnswer>();
  const { id, source, reason, at, body } = notice;
  return (
    <details className="border-line border-b py-3">
      <summary className="cursor-pointer">
        <span className="mono t3 mr-3">{source}</span>
        <span className="med">{reason}</span>
        <span className="t3 sm ml-3 num">{formats.date(at, "dayTime")}</span>
      </summary>
      {body === null ? (
        <p className="t2 mt-2">{t("gone")}</p>
      ) : (
        <pre className="mono mt-2 max-h-60 overflow-auto rounded-[6px] bg-sunken p-3 whitespace-pre-wrap break-all">
          {body}
        </pre>
      )}
      {mayReplay && body !== null && (
        <fetcher.Form method="post" className="mt-2">
          <input type="hidden" name="id" value={id} />
          <Button type="submit" size="sm" busy={fetcher.state !== "idle"}>
            {t("replay")}
          </Button>
        </fetcher.Form>
      )}
      {fetcher.data && !fetcher.data.ok && (
        <Say tone="bad" live className="mt-2">
          {fetcher.data.sentence}
        </Say>
      )}
    </details>
  );
}
