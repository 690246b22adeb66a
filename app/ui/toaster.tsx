import Check from "lucide-react/icons/check";
import CircleAlert from "lucide-react/icons/circle-alert";
import X from "lucide-react/icons/x";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "./icon";
import { dismissToast, noToasts, type Toast, toastStore } from "./toast";

/** Where toasts appear; once, in the shell. Call `toast({ text })` from anywhere in the browser. */
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.current, noToasts);
  const t = useT("ui.toast");
  return (
    <section className="toasts" aria-label={t("region")} aria-live="polite">
      {toasts.map((one) => (
        <ToastLine key={one.id} one={one} />
      ))}
    </section>
  );
}

function ToastLine({ one }: { one: Toast }) {
  const t = useT("ui.toast");
  const actions = useT("common.actions");
  const [left, setLeft] = useState(one.seconds);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (left <= 0) dismissToast(one.id);
    if (held || left <= 0) return;
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, held, one.id]);
  const undo = () => {
    dismissToast(one.id);
    one.undo?.onUndo();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only holds the clock.
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon of={one.tone === "bad" ? CircleAlert : Check} />
      <span className="grow">{one.text}</span>
      {one.undo && (
        <button type="button" className="act" onClick={undo}>
          {t.rich("undoIn", { seconds: left, t: (words) => <span aria-hidden="true">{words}</span> })}
        </button>
      )}
      <button
        type="button"
        className="cls"
        aria-label={actions("close")}
        onClick={() => dismissToast(one.id)}
      >
        <Icon of={X} />
      </button>
    </div>
  );
}
