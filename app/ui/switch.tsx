import type { InputHTMLAttributes, ReactNode } from "react";

interface SwitchProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  /** Words beside it; without them give `aria-label`. */
  label?: ReactNode;
  /** A second, quieter line. */
  help?: ReactNode;
}

/** Something that is on or off at once, without a save button. */
export function Switch({ label, help, className, ...rest }: SwitchProps) {
  const box = (
    // biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox says its own state.
    <input type="checkbox" role="switch" className={className ? `sw ${className}` : "sw"} {...rest} />
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
