import type { ReactNode } from "react";

interface SegmentedControlProps {
  /** Name of the group, spoken. */
  label: string;
  name: string;
  options: { value: string; label: ReactNode }[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
}

/** Two to five views of the same thing: radio buttons underneath, so arrows and forms work. */
export function SegmentedControl({
  label,
  name,
  options,
  value,
  defaultValue,
  onChange,
}: SegmentedControlProps) {
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={value === undefined ? undefined : value === option.value}
            defaultChecked={defaultValue === option.value || undefined}
            onChange={() => onChange?.(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
