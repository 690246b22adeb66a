import { clsx } from "clsx";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ReactNode } from "react";
import { type Glyph, Icon } from "./icon";

interface SayProps {
  tone?: "neutral" | "hold" | "bad" | "ok" | "acc";
  icon?: Glyph;
  /** What happened. */
  title?: ReactNode;
  /** What is safe, and the next step. */
  children?: ReactNode;
  /** A small button or link at the right. */
  action?: ReactNode;
  /** Announce it when it appears after the page did. */
  live?: boolean;
  className?: string;
}

const glyphs = { neutral: Info, hold: TriangleAlert, bad: CircleAlert, ok: CircleCheck, acc: Info };

/** A notice: glyph, what happened, next step. Once per thing, never a box inside a box. */
export function Say({ tone = "neutral", icon, title, children, action, live, className }: SayProps) {
  return (
    <div
      className={clsx("say", tone !== "neutral" && tone, className)}
      role={live ? (tone === "bad" ? "alert" : "status") : undefined}
    >
      <Icon of={icon ?? glyphs[tone]} />
      <div className="grow">
        {title && <span className="semi">{title} </span>}
        {children && <span className="t2">{children}</span>}
      </div>
      {action}
    </div>
  );
}
