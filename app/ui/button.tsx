import { Link, type LinkProps } from "@remix-run/react";
import { clsx } from "clsx";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { type Glyph, Icon } from "./icon";

export interface ButtonLook {
  /** `danger` only inside a dialog; `redword` is its quiet form elsewhere. One `primary` a screen. */
  variant?: "default" | "primary" | "ghost" | "danger" | "redword";
  /** sm 28 px, md 32 px, lg 40 px (log-in and dialogs). */
  size?: "sm" | "md" | "lg";
  icon?: Glyph;
  /** Full width. */
  wide?: boolean;
}

interface ButtonProps extends ButtonLook, ButtonHTMLAttributes<HTMLButtonElement> {
  /** The action is on its way: the button stays, answers no click, and says so to screen readers. */
  busy?: boolean;
  children?: ReactNode;
}

/** A button whose words are a verb, with the number: "Importar 12.993 contatos". Say beside it why it is disabled. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { variant, size, icon, wide, busy, className, children, onClick, type = "button", ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={clsx(buttonClass({ variant, size, wide }), className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {icon && <Icon of={icon} size={size === "sm" ? "s" : "m"} />}
      {children}
    </button>
  );
});

/** Classes of a button, for links and parts that look like one. */
export function buttonClass({ variant = "default", size = "md", wide }: ButtonLook): string {
  return clsx(
    "btn",
    variant === "primary" && "pri",
    variant === "ghost" && "ghost",
    variant === "danger" && "danger",
    variant === "redword" && "ghost redword",
    size !== "md" && size,
    wide && "wide",
  );
}

interface ButtonLinkProps extends ButtonLook, LinkProps {}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({ variant, size, icon, wide, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={clsx(buttonClass({ variant, size, wide }), className)} {...rest}>
      {icon && <Icon of={icon} size={size === "sm" ? "s" : "m"} />}
      {children}
    </Link>
  );
}
