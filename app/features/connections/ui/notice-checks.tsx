import Smartphone from "lucide-react/icons/smartphone";
import { useT } from "~/i18n/use-t";
import { Button, buttonClass } from "~/ui/button";
import { Icon } from "~/ui/icon";
import type { ConnectionSetup } from "../connection-setup.server";
import { CheckItem } from "./check-item";
import { showAddress } from "./show-address";
import { useConnectionAction } from "./use-connection-action";

/** What has really happened on the way from Meta to us. */
export function NoticeChecks({ setup }: { setup: ConnectionSetup }) {
  const t = useT("connections.wizard");
  const say = useT("connections.say");
  const { id, address, addressCheckedAt, subscribeError, lastWebhookAt } = setup;
  const { act, busy } = useConnectionAction(id, () => {});
  const arrived = lastWebhookAt !== null;
  const checked = addressCheckedAt !== null || arrived;
  return (
    <ul className="overflow-hidden rounded-[8px] border border-line-strong" aria-live="polite">
      {checked ? (
        <CheckItem state="done" title={t("addressChecked")} at={addressCheckedAt}>
          {t("addressCheckedHelp")}
        </CheckItem>
      ) : (
        <CheckItem state="now" title={t("addressWaiting")}>
          {t("addressWaitingHelp")}
          {subscribeError && <span className="mono t3 ml-2">{say("code", { code: subscribeError })}</span>}
          <div className="mt-2.5">
            <Button size="sm" busy={busy} onClick={() => act({ intent: "subscribe" })}>
              {t("tryAgain")}
            </Button>
          </div>
        </CheckItem>
      )}
      {arrived ? (
        <>
          <CheckItem state="done" title={t("signature")} at={lastWebhookAt}>
            {t("signatureHelp")}
          </CheckItem>
          <CheckItem state="done" title={t("arrived")} at={lastWebhookAt} />
        </>
      ) : (
        <>
          <CheckItem state="later" title={t("signatureWaiting")} />
          <CheckItem state={checked ? "now" : "later"} title={t("arrivedWaiting")}>
            <p>
              {t.rich("arrivedHelp", {
                phone: showAddress(address),
                b: (words) => <b className="med text-ink">{words}</b>,
              })}
            </p>
            <div className="row mt-2.5 flex-wrap gap-3">
              <a
                className={buttonClass({ size: "sm" })}
                href={`https://wa.me/${address.replace(/\D/g, "")}?text=oi`}
                target="_blank"
                rel="noreferrer noopener"
              >
                <Icon of={Smartphone} size="s" />
                {t("openWhatsapp")}
              </a>
              <details className="sm">
                <summary className="link cursor-pointer">{t("notThere")}</summary>
                <p className="mt-1.5">{t("notThereHelp")}</p>
              </details>
            </div>
          </CheckItem>
        </>
      )}
    </ul>
  );
}
