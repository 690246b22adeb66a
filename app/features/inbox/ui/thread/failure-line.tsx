import { Suspense } from "react";
import { useMessages } from "use-intl/react";
import type { Delivery } from "../../thread-message";
import { FailureWords } from "./failure-words";
import { useThreadView } from "./thread-context";

interface FailureLineProps {
  messageId: string;
  delivery: Delivery;
}

/** Under a bubble that did not arrive: why, what to do next, and sending it again where that may help. */
export function FailureLine({ messageId, delivery }: FailureLineProps) {
  const { t, actions, mayAnswer } = useThreadView();
  const messages = useMessages();
  const words = <FailureWords delivery={delivery} />;
  return (
    <span className="why">
      {/* Without a boundary where none is needed: one that the server drew must not change before it is taken over. */}
      {"refusals" in messages && "reasons" in messages ? (
        words
      ) : (
        <Suspense fallback={t("failed.title")}>{words}</Suspense>
      )}{" "}
      {delivery.mayRetry && mayAnswer && (
        <button type="button" className="link" onClick={() => actions.retry(messageId)}>
          {t("failed.retry")}
        </button>
      )}
    </span>
  );
}
