import type { PendingChange } from "../../thread-message";
import { useThreadView } from "./thread-context";

/** Under a bubble that could not be changed, with the provider's own code. */
export function ChangeFailed({ change }: { change: PendingChange }) {
  const { t } = useThreadView();
  return (
    <span className="why">
      {t(`change.${change.kind}`)} {change.why && <code className="mono">{change.why}</code>}
    </span>
  );
}
