import { Suspense } from "react";
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
  return (
    <span className="why">
      <Suspense fallback={t("failed.title")}>
        <FailureWords delivery={delivery} />
      </Suspense>{" "}
      {delivery.mayRetry && mayAnswer && (
        <button type="button" className="link" onClick={() => actions.retry(messageId)}>
          {t("failed.retry")}
        </button>
      )}
    </span>
  );
}
