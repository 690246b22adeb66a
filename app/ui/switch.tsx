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
    <input type="checkbox" role="switch" className={className ? `sw ${className}` : "sw"} {...rest} />
  );
  if (label === undefined) return box;
  return (
    <label className="choice">
      {box}
      <span className="grow">
        {label}
        {help && <span className="hint block">{help}</span>}
      </span>
    </label>
  );
}
