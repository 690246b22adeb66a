import { clsx } from "clsx";
import { forwardRef, type InputHTMLAttributes, type ReactNode } from "react";
import { useFieldWiring } from "./field-context";
import { type Glyph, Icon } from "./icon";

export interface InputProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "size"> {
  icon?: Glyph;
  /** At the right, inside the edge: a unit, a button. */
  trailing?: ReactNode;
  /** sm 30 px, md 32 px, lg 40 px. */
  size?: "sm" | "md" | "lg";
  /** A lighter edge, for search and filters. */
  quiet?: boolean;
  /** Amber edge: works, but deserves a look. */
  warn?: boolean;
}

/** One line of text. Inside a Field it takes its label, help and error from there. */
export const Input = forwardRef<HTMLInputElement, InputProps>(function Input(
  { icon, trailing, size = "md", quiet, warn, className, ...rest },
  ref,
) {
  const wiring = useFieldWiring();
  const look = clsx("inp", size !== "md" && size, quiet && "quiet", warn && "warn", className);
  if (!icon && !trailing) return <input ref={ref} className={look} {...wiring} {...rest} />;
  return (
    <span className={look}>
      {icon && <Icon of={icon} size="s" />}
      <input ref={ref} {...wiring} {...rest} />
      {trailing}
    </span>
  );
});
