import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Glyph, Icon } from "./icon";

export interface TimelineItem {
  key: string;
  icon: Glyph;
  /** What happened, in words. */
  title: ReactNode;
  /** When, already formatted, or a DateTime part. */
  when?: ReactNode;
  detail?: ReactNode;
  /** The present stands in a soft box of its tone; the line to the future is dashed. */
  now?: "hold" | "bad" | "acc" | "ok";
  /** Not happened yet. */
  future?: boolean;
}

const tones = { hold: "hold", bad: "bad", acc: "acc", ok: "ok" };

/** What happened to one thing, oldest first: past solid, present in a box, future dashed. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="tl">
      {items.map((item) => (
        <li key={item.key} className={clsx((item.now || item.future) && "next")}>
          <span
            className={clsx("ico", item.now && tones[item.now])}
            style={item.now ? { top: 7 } : undefined}
          >
            <Icon of={item.icon} />
          </span>
          {item.now ? <Present item={item} /> : <Moment item={item} />}
        </li>
      ))}
    </ol>
  );
}

function Present({ item }: { item: TimelineItem }) {
  return (
    <div className={clsx("now", item.now !== "hold" && item.now)}>
      <div className="semi">{item.title}</div>
      {item.detail && <div className="t2 mt-0.5">{item.detail}</div>}
      {item.when && <div className="sm t2 mt-1.5">{item.when}</div>}
    </div>
  );
}

function Moment({ item }: { item: TimelineItem }) {
  return (
    <>
      <div className={clsx(item.future && "t2")}>{item.title}</div>
      {item.detail && <div className="t2">{item.detail}</div>}
      {item.when && <div className="sm t3 num leading-5">{item.when}</div>}
    </>
  );
}
