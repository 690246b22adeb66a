import { clsx } from "clsx";
import type { ReactNode } from "react";
import { type Glyph, Icon } from "./icon";

export type Tone = "neutral" | "acc" | "ok" | "read" | "hold" | "bad" | "unk";

interface TagProps {
  /** acc running, ok right, read blue, hold waits or amber, bad failed, unk not known. */
  tone?: Tone;
  icon?: Glyph;
  /** Outlined instead of filled. */
  outlined?: boolean;
  className?: string;
  children: ReactNode;
}

/** A fact about a thing: square corners, not clickable. Long words end in … with the whole in the title. */
export function Tag({ tone = "neutral", icon, outlined, className, children }: TagProps) {
  return (
    <span className={clsx("tag", tone !== "neutral" && tone, outlined && "line", className)}>
      {icon && <Icon of={icon} size="s" />}
      <span className="ell" title={typeof children === "string" ? children : undefined}>
        {children}
      </span>
    </span>
  );
}
