import type { ThreadMessage } from "../../thread-message";
import { useThreadView } from "./thread-context";

/** Of a kind that we do not draw yet: says so, and what the provider sent is one click away. */
export function UnknownMessage({ message }: { message: ThreadMessage }) {
  const { t } = useThreadView();
  return (
    <span className="odd">
      {message.text && (
        <span className="tx" dir="auto">
          {message.text}
        </span>
      )}
      <span className="t2">{t("unknown.title")}</span>
      {message.payload && (
        <details>
          <summary className="link sm">{t("unknown.show")}</summary>
          <pre className="mono">{message.payload}</pre>
        </details>
      )}
    </span>
  );
}
