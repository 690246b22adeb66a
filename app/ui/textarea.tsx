import { clsx } from "clsx";
import { forwardRef, type TextareaHTMLAttributes } from "react";
import { useFieldWiring } from "./field-context";

interface TextareaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  /** Grows with its text up to half the window, where the browser can. */
  grows?: boolean;
}

/** Several lines of text. */
export const Textarea = forwardRef<HTMLTextAreaElement, TextareaProps>(function Textarea(
  { grows, className, ...rest },
  ref,
) {
  return (
    <textarea
      ref={ref}
      className={clsx("inp", grows && "grows", className)}
      {...useFieldWiring()}
      {...rest}
    />
  );
});
