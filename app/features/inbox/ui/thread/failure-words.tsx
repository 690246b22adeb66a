import { refusalMessageKey } from "~/channels/refusal-message-key";
import { useT } from "~/i18n/use-t";
import type { Delivery } from "../../thread-message";
import { useThreadView } from "./thread-context";

/** Why a message did not arrive, in plain words, with the raw code beside them. */
export function FailureWords({ delivery, next }: { delivery: Delivery; next?: boolean }) {
  const { channel, t } = useThreadView();
  const refusals = useT("refusals");
  const reasons = useT("reasons");
  const why = delivery.why ?? "";
  const skip = `skip.${why}` as Parameters<typeof reasons.has>[0];
  if (delivery.state === "skipped" && reasons.has(skip))
    return <span>{reasons(skip as "skip.blocked")}</span>;
  const keys = refusalMessageKey(channel, why, "unknown-code");
  const own = `reason.${why}.title` as "reason.stopped.title";
  const title = refusals.has(own) ? own : (keys.title.slice("refusals.".length) as typeof own);
  const following = title.replace(/\.title$/, ".next") as "reason.stopped.next";
  return (
    <>
      <span>{refusals.has(title) ? refusals(title) : t("failed.title")}</span>{" "}
      {why && <code className="mono">{why}</code>}
      {next && refusals.has(following) && <span className="t2"> {refusals(following)}</span>}
    </>
  );
}
