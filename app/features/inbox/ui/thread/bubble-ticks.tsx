import { Ticks } from "~/ui/ticks";
import { deliveryTick } from "../../core/delivery-tick";
import type { Delivery, ThreadMessage } from "../../thread-message";
import { type ThreadView, useThreadView } from "./thread-context";

/** Ticks of an own bubble: the times on hover and focus, the whole story on a click. */
export function BubbleTicks({ message, delivery }: { message: ThreadMessage; delivery: Delivery }) {
  const view = useThreadView();
  return (
    <button
      type="button"
      className="tick-b"
      data-tip={timesOf(delivery, view)}
      onClick={(event) => view.actions.showDelivery(message.id, event.currentTarget)}
    >
      <Ticks state={deliveryTick(delivery)} />
    </button>
  );
}

function timesOf(delivery: Delivery, { t, formats }: ThreadView): string {
  const times = (["sent", "delivered", "read", "failed"] as const).flatMap((what) => {
    const at = delivery[`${what}At`];
    return at ? [t(`delivery.${what}`, { time: formats.date(new Date(at), "time") })] : [];
  });
  return times.length > 0 ? times.join(" · ") : t("delivery.waiting");
}
