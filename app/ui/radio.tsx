import type { InputHTMLAttributes, ReactNode } from "react";

interface RadioProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  /** Words beside it; without them give `aria-label`. */
  label?: ReactNode;
  /** A second, quieter line. */
  help?: ReactNode;
}

/** One of several; give all of them the same `name` inside a RadioGroup or fieldset. */
export function Radio({ label, help, className, ...rest }: RadioProps) {
  const box = <input type="radio" className={className ? `radio ${className}` : "radio"} {...rest} />;
  if (label === undefined) return box;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside, as `box`.
    <label className="choice">
      {box}
      <span className="grow">
        {label}
        {help && <span className="hint block">{help}</span>}
      </span>
    </label>
  );
}
