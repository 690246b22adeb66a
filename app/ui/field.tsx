import AlertCircle from "lucide-react/icons/circle-alert";
import { type ReactNode, useId } from "react";
import { useT } from "~/i18n/use-t";
import { FieldContext } from "./field-context";
import { Icon } from "./icon";

interface FieldProps {
  label: ReactNode;
  /** Stands below the control; one sentence. */
  help?: ReactNode;
  /** What is wrong and what to do; shown instead of the help. */
  error?: ReactNode;
  required?: boolean;
  /** Says "opcional" beside the label. */
  optional?: boolean;
  /** A link at the right of the label ("Esqueci a senha"). */
  aside?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** Label, control, help and error as one: wires ids and aria to the Input, Textarea, Select or Combobox inside. */
export function Field({ label, help, error, required, optional, aside, className, children }: FieldProps) {
  const id = useId();
  const t = useT("ui");
  const note = error ?? help;
  return (
    <div className={className ? `field ${className}` : "field"}>
      <div className="lab-row">
        <label htmlFor={id}>
          {label}
          {optional && <span className="t3"> {t("optional")}</span>}
        </label>
        {aside}
      </div>
      <FieldContext.Provider
        value={{
          id,
          "aria-describedby": note ? `${id}-note` : undefined,
          "aria-invalid": error ? true : undefined,
          required,
        }}
      >
        {children}
      </FieldContext.Provider>
      {error ? (
        <p className="err-msg" id={`${id}-note`}>
          <Icon of={AlertCircle} size="s" />
          <span>{error}</span>
        </p>
      ) : (
        help && (
          <p className="hint" id={`${id}-note`}>
            {help}
          </p>
        )
      )}
    </div>
  );
}
