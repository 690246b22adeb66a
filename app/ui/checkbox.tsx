import type { InputHTMLAttributes, ReactNode } from "react";

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  /** Words beside it; without them give `aria-label`. */
  label?: ReactNode;
  /** A second, quieter line. */
  help?: ReactNode;
  /** Some, not all. */
  indeterminate?: boolean;
}

/** A choice that can be on together with others. */
export function Checkbox({ label, help, indeterminate, className, ...rest }: CheckboxProps) {
  const box = (
    <input
      ref={(box) => {
        if (box) box.indeterminate = indeterminate ?? false;
      }}
      type="checkbox"
      className={className ? `chk ${className}` : "chk"}
      {...rest}
    />
  );
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
