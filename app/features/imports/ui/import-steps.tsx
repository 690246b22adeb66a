import { useT } from "~/i18n/use-t";
import { Steps } from "~/ui/steps";

interface ImportStepsProps {
  current: 0 | 1 | 2;
  /** On a phone they stand in a row of their own. */
  phone?: boolean;
}

/** File → columns and proof → import. */
export function ImportSteps({ current, phone }: ImportStepsProps) {
  const t = useT("imports.steps");
  const steps = <Steps label={t("label")} steps={[t("file"), t("columns"), t("import")]} current={current} />;
  return phone ? (
    <div className="only-m w-full flex-none border-b border-line px-4 py-2.5">{steps}</div>
  ) : (
    <div className="no-m">{steps}</div>
  );
}
