import { useState } from "react";
import { SettingsPage } from "~/features/companies/ui/settings-page";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import type { DepartmentView } from "../list-departments.server";
import type { DepartmentChoices } from "../load-department-page.server";
import { DepartmentForm } from "./department-form";
import { RemoveDepartmentDialog } from "./remove-department-dialog";

interface DepartmentPageProps {
  /** null: a new one. */
  department: DepartmentView | null;
  choices: DepartmentChoices;
  /** Conversations that would lose it. */
  losing: { conversations: number; open: number } | null;
  failure?: FormFailure;
}

/** One department, or a new one. */
export function DepartmentPage({ department, choices, losing, failure }: DepartmentPageProps) {
  const t = useT("departments");
  const roles = useT("companies.roles");
  const [removing, setRemoving] = useState(false);
  const members = choices.members.map((one) => ({ ...one, role: roles(one.role as "owner") }));
  return (
    <SettingsPage
      crumb={{ label: t("title"), to: "/settings/departments" }}
      title={department?.name ?? t("new")}
      actions={
        department && (
          <Button variant="redword" onClick={() => setRemoving(true)}>
            {t("remove")}
          </Button>
        )
      }
    >
      {failure?.sentence && (
        <Say tone="bad" live className="mx-5 mt-4">
          {failure.sentence}
        </Say>
      )}
      <DepartmentForm department={department} choices={{ ...choices, members }} failure={failure} />
      {department && losing && (
        <RemoveDepartmentDialog
          open={removing}
          name={department.name}
          losing={losing}
          onClose={() => setRemoving(false)}
        />
      )}
    </SettingsPage>
  );
}
