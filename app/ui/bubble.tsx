import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type TickState, Ticks } from "./ticks";

interface BubbleProps {
  /** Who speaks: in from the customer, out from us. */
  side: "in" | "out";
  /** Above an outgoing bubble: member, campaign. */
  who?: ReactNode;
  /** Formatted time. */
  time: ReactNode;
  state?: TickState;
  /** Not the first of its group: all corners round. */
  grouped?: boolean;
  children: ReactNode;
}

/** One message in a chat, time and ticks floated inside the last line. */
export function Bubble({ side, who, time, state, grouped, children }: BubbleProps) {
  return (
    <div className={clsx("bub", side, grouped ? "g" : "gap")}>
      {who && <span className="who">{who}</span>}
      {children}
      <span className="m">
        {time}
        {state && <Ticks state={state} />}
      </span>
    </div>
  );
}
