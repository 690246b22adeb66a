import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "./button";

interface CopyFieldProps {
  /** What is copied and shown, in mono. */
  value: string;
  /** Spoken: what this is. */
  label: string;
}

/** A value to paste somewhere else, with its copy button. */
export function CopyField({ value, label }: CopyFieldProps) {
  const t = useT("common.actions");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="copyf">
      <code className="mono ell grow select-all" title={value}>
        {value}
      </code>
      <Button
        size="sm"
        icon={copied ? Check : Copy}
        onClick={copy}
        aria-label={`${copied ? t("copied") : t("copy")}: ${label}`}
      >
        {copied ? t("copied") : t("copy")}
      </Button>
      <span className="sr" role="status">
        {copied && t("copied")}
      </span>
    </div>
  );
}
