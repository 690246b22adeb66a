import { Suspense } from "react";
import type { ThreadMessage } from "../../thread-message";
import { AnchoredPopover } from "./anchored-popover";
import { FailureWords } from "./failure-words";
import { useThreadView } from "./thread-context";

interface DeliveryPopoverProps {
  message: ThreadMessage;
  anchor: HTMLElement;
  onClose: () => void;
}

const STEPS = ["sent", "delivered", "read", "failed"] as const;

/** When a message was sent, delivered and read; or why it was not, with the provider's own code. */
export default function DeliveryPopover({ message, anchor, onClose }: DeliveryPopoverProps) {
  const { t, formats } = useThreadView();
  const { delivery } = message;
  if (!delivery) return null;
  const troubled =
    delivery.state === "failed" || delivery.state === "skipped" || delivery.state === "unknown";
  const known = STEPS.filter((step) => delivery[`${step}At`]);
  return (
    <AnchoredPopover
      anchor={anchor}
      role="dialog"
      label={t("delivery.title")}
      onClose={onClose}
      className="pad"
    >
      <div className="delivery" tabIndex={-1}>
        {known.length === 0 && !troubled && <p className="t2">{t("delivery.waiting")}</p>}
        {known.length > 0 && (
          <dl>
            {STEPS.map((step) => {
              const at = delivery[`${step}At`];
              if (!at) return null;
              return (
                <div key={step}>
                  <dt className="t2">{t(`delivery.${step}Label`)}</dt>
                  <dd className="num">{formats.date(new Date(at), "dayTime")}</dd>
                </div>
              );
            })}
          </dl>
        )}
        {troubled && (
          <p>
            <Suspense fallback={t("failed.title")}>
              {delivery.state === "unknown" ? (
                t("delivery.unknown")
              ) : (
                <FailureWords delivery={delivery} next />
              )}
            </Suspense>
          </p>
        )}
        {delivery.detail && <p className="mono t3">{delivery.detail}</p>}
      </div>
    </AnchoredPopover>
  );
}
