import type { Pending } from "../thread-store/pending";
import { useThreadView } from "./thread-context";

/** Under an own message that the server did not take: why, and the ways on. */
export function RefusedLine({ pending }: { pending: Pending }) {
  const { t, actions } = useThreadView();
  const { id, what } = pending;
  const written = "note" in what || what.answer.kind === "text";
  return (
    <span className="why" role="alert">
      <span>{pending.refused}</span>{" "}
      <button type="button" className="link" onClick={() => actions.retry(id)}>
        {t("failed.retry")}
      </button>
      {written && (
        <button type="button" className="link" onClick={() => actions.rewrite(id)}>
          {t("failed.rewrite")}
        </button>
      )}
      <button type="button" className="link" onClick={() => actions.discard(id)}>
        {t("failed.discard")}
      </button>
    </span>
  );
}
