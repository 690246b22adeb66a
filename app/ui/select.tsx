import { clsx } from "clsx";
import ChevronDown from "lucide-react/icons/chevron-down";
import { forwardRef, type SelectHTMLAttributes } from "react";
import { useFieldWiring } from "./field-context";
import { Icon } from "./icon";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps extends Omit<SelectHTMLAttributes<HTMLSelectElement>, "size"> {
  options?: SelectOption[];
  /** First, empty choice. */
  placeholder?: string;
  size?: "sm" | "md" | "lg";
  warn?: boolean;
}

/** The browser's own select in our drawing; give `options` or option elements. Works without JavaScript. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, placeholder, size = "md", warn, className, children, ...rest },
  ref,
) {
  return (
    <span className={clsx("sel", className)}>
      <select
        ref={ref}
        className={clsx("inp", size !== "md" && size, warn && "warn")}
        {...useFieldWiring()}
        {...rest}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options?.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
        {children}
      </select>
      <Icon of={ChevronDown} />
    </span>
  );
});
