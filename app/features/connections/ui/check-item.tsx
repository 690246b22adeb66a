import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import X from "lucide-react/icons/x";
import type { ReactNode } from "react";
import { DateTime } from "~/ui/date-time";
import { Icon } from "~/ui/icon";

interface CheckItemProps {
  state: "done" | "now" | "later" | "failed";
  title: ReactNode;
  /** When it really happened. */
  at?: Date | string | null;
  children?: ReactNode;
}

/** One proof: green only when it really happened, a quiet pulse while we wait for it. */
export function CheckItem({ state, title, at, children }: CheckItemProps) {
  return (
    <li
      className={clsx(
        "grid grid-cols-[24px_1fr_auto] items-start gap-3 border-line-soft border-b px-3.5 py-3 last:border-0",
        state === "now" && "bg-petrol-soft",
      )}
    >
      <Mark state={state} />
      <div className="min-w-0">
        <div className={clsx(state === "later" ? "t3" : "med")}>{title}</div>
        {children && <div className="t2">{children}</div>}
      </div>
      {at && (
        <span className="t3 sm num">
          <DateTime at={at} style="timeSeconds" />
        </span>
      )}
    </li>
  );
}

function Mark({ state }: Pick<CheckItemProps, "state">) {
  if (state === "done" || state === "failed") {
    return (
      <span
        className="grid size-5 place-items-center rounded-full text-surface [&_svg]:size-3 [&_svg]:stroke-[3]"
        style={{ background: state === "done" ? "var(--ok)" : "var(--bad)" }}
      >
        <Icon of={state === "done" ? Check : X} />
      </span>
    );
  }
  if (state === "later") {
    return <span className="m-0.5 size-4 rounded-full shadow-[inset_0_0_0_1.5px_var(--line-strong)]" />;
  }
  return (
    <span className="relative m-0.5 size-4 rounded-full shadow-[inset_0_0_0_2px_var(--accent-line)]">
      <span className="absolute inset-[5px] rounded-full bg-primary motion-safe:animate-pulse" />
    </span>
  );
}
