import { clsx } from "clsx";
import ChevronDown from "lucide-react/icons/chevron-down";
import { Suspense, useState } from "react";
import { useFieldWiring } from "./field-context";
import { Icon } from "./icon";
import { lazyPiece } from "./lazy-piece";
import { usePopover } from "./use-popover";

const ComboboxList = lazyPiece(() => import("./combobox-list"));

export interface ComboboxOption {
  value: string;
  label: string;
  /** A quiet word at the right. */
  hint?: string;
}

interface ComboboxProps {
  /** Spoken name, when no Field gives a label. */
  label: string;
  /** Name of the form field that carries the value. */
  name?: string;
  options: ComboboxOption[];
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  placeholder?: string;
  size?: "sm" | "md" | "lg";
  disabled?: boolean;
}

/** A choice among many, found by typing; under about ten options use Select. The list loads on first use. */
export function Combobox(props: ComboboxProps) {
  const { label, name, options, placeholder, size = "md", disabled } = props;
  const wiring = useFieldWiring();
  const popover = usePopover("dialog");
  const [own, setOwn] = useState(props.defaultValue ?? "");
  const value = props.value ?? own;
  const chosen = options.find((option) => option.value === value);
  const choose = (next: string) => {
    setOwn(next);
    props.onChange?.(next);
    popover.close();
  };
  return (
    <>
      {name && <input type="hidden" name={name} value={value} />}
      <button
        type="button"
        className={clsx("inp cursor-pointer text-start", size !== "md" && size)}
        disabled={disabled}
        aria-label={wiring.id ? undefined : label}
        id={wiring.id}
        aria-describedby={wiring["aria-describedby"]}
        {...popover.triggerProps}
      >
        <span className={clsx("ell grow", !chosen && "t3")}>{chosen?.label ?? placeholder}</span>
        <Icon of={ChevronDown} />
      </button>
      <div {...popover.boxProps} role="dialog" aria-label={label} className="pop cmd combo">
        {popover.open && (
          <Suspense fallback={null}>
            <ComboboxList label={label} options={options} value={value} onChoose={choose} />
          </Suspense>
        )}
      </div>
    </>
  );
}
