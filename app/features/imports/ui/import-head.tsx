import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { PageHeader } from "~/ui/page-header";
import { ImportSteps } from "./import-steps";

/** Crumbs, title and steps of an import's pages. */
export function ImportHead({
  title,
  step,
  actions,
}: {
  title: string;
  step: 0 | 1 | 2;
  actions?: ReactNode;
}) {
  const t = useT("imports");
  const crumbs = [
    { label: t("new.crumb"), to: "/contacts" },
    { label: t("list.title"), to: "/imports" },
  ];
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={title}
        actions={
          <>
            {actions}
            <ImportSteps current={step} />
          </>
        }
      />
      <ImportSteps current={step} phone />
    </>
  );
}
