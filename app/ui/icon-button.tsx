import { clsx } from "clsx";
import { type ButtonHTMLAttributes, forwardRef } from "react";
import { type ButtonLook, buttonClass } from "./button";
import { type Glyph, Icon } from "./icon";

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children"> {
  icon: Glyph;
  /** Spoken name, also shown as the tooltip. */
  label: string;
  variant?: ButtonLook["variant"];
  size?: "sm" | "md";
}

/** A button that is only a glyph; its name is the tooltip. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { icon, label, variant = "ghost", size = "md", className, type = "button", ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      aria-label={label}
      data-tip={label}
      className={clsx(buttonClass({ variant, size }), "ic", className)}
      {...rest}
    >
      <Icon of={icon} />
    </button>
  );
});
