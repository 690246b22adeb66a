import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { PageHeader } from "~/ui/page-header";

export interface WizardStep {
  title: string;
  hint: string;
  state: "done" | "now" | "later";
}

interface WizardLayoutProps {
  title: string;
  steps: WizardStep[];
  /** Nothing is left to do: no way out at the top is needed. */
  finished?: boolean;
  /** Another way out than the link back to the list; null = none. */
  exit?: ReactNode;
  children: ReactNode;
}

/** The steps down the left side (across the top on a phone), the step itself beside them. */
export function WizardLayout({ title, steps, finished, exit, children }: WizardLayoutProps) {
  const t = useT("connections");
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("list.title"), to: "/settings/connections" }]}
        title={title}
        actions={
          exit !== undefined
            ? exit
            : !finished && (
                <ButtonLink variant="ghost" to="/settings/connections">
                  {t("wizard.later")}
                </ButtonLink>
              )
        }
      />
      <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] max-[900px]:block max-[900px]:overflow-auto">
        <ol
          aria-label={t("wizard.steps")}
          className="border-line border-r bg-surface-2 px-5 py-6 max-[900px]:flex max-[900px]:gap-3 max-[900px]:border-r-0 max-[900px]:border-b max-[900px]:px-4 max-[900px]:py-3"
        >
          {steps.map((step, at) => (
            <Step key={step.title} step={step} number={at + 1} last={at === steps.length - 1} />
          ))}
        </ol>
        <div className="scroll min-w-0" data-scroll="page">
          <div className="w-full max-w-[720px] px-10 py-7 max-[900px]:px-5 max-[720px]:px-4 max-[720px]:py-5">
            {children}
          </div>
        </div>
      </div>
    </>
  );
}

function Step({ step, number, last }: { step: WizardStep; number: number; last: boolean }) {
  const { title, hint, state } = step;
  return (
    <li
      aria-current={state === "now" ? "step" : undefined}
      className={clsx(
        "relative grid grid-cols-[20px_1fr] gap-3 pb-5 max-[900px]:flex-none max-[900px]:gap-2 max-[900px]:pb-0",
        !last &&
          "before:absolute before:top-6 before:bottom-1 before:left-[9px] before:border-line-strong before:border-l-[1.5px] max-[900px]:before:hidden",
      )}
    >
      <span
        className={clsx(
          "grid size-5 place-items-center rounded-full font-semibold text-[11px]",
          state === "done" && "bg-selected text-petrol",
          state === "now" && "bg-primary text-primary-foreground",
          state === "later" && "text-ink-3 shadow-[inset_0_0_0_1.5px_var(--line-strong)]",
        )}
      >
        {state === "done" ? <Icon of={Check} size="s" /> : number}
      </span>
      <div>
        <div className={clsx("med nw", state === "now" ? "text-ink" : "t2 max-[900px]:sr-only")}>{title}</div>
        <div className="sm t3 mt-0.5 max-[900px]:sr-only">{hint}</div>
      </div>
    </li>
  );
}
