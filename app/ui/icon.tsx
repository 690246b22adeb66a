import { clsx } from "clsx";
import type { ComponentType } from "react";

/** A glyph of lucide, imported by its own path: `import Search from "lucide-react/icons/search"`. */
export type Glyph = ComponentType<{ className?: string; "aria-label"?: string; role?: string }>;

interface IconProps {
  of: Glyph;
  /** s 14 px, m 16 px, l 20 px. */
  size?: "s" | "m" | "l";
  /** Only where the glyph says something that no word beside it says. */
  label?: string;
  className?: string;
}

/** A lucide glyph at our sizes and stroke; silent unless `label` is given. */
export function Icon({ of: Drawing, size = "m", label, className }: IconProps) {
  const spoken = label ? { "aria-label": label, role: "img" } : {};
  return <Drawing className={clsx("i", size !== "m" && size, className)} {...spoken} />;
}
