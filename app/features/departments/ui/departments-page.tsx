import { Link } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { SettingsPage } from "~/features/companies/ui/settings-page";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Num } from "~/ui/num";
import { Say } from "~/ui/say";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { DepartmentView } from "../list-departments.server";
import { useHoursWords } from "./use-hours-words";

interface DepartmentsPageProps {
  departments: DepartmentView[];
  /** What was just done, when one comes back from a department's page. */
  done: "saved" | "created" | "removed" | null;
}

/** All departments: who is in them, when they answer, on which numbers. */
export function DepartmentsPage({ departments, done }: DepartmentsPageProps) {
  const t = useT("departments");
  const hoursWords = useHoursWords();
  const create = (
    <ButtonLink variant="primary" icon={Plus} to="/settings/departments/new">
      {t("new")}
    </ButtonLink>
  );
  return (
    <SettingsPage
      title={t("title")}
      note={departments.length > 0 && <Num value={departments.length} />}
      actions={departments.length > 0 && create}
    >
      {done && (
        <Say tone="ok" live className="mx-5 mt-4">
          {t(done)}
        </Say>
      )}
      {departments.length === 0 ? (
        <EmptyState sentence={t("empty")} action={create} />
      ) : (
        <Table
          label={t("title")}
          head={
            <>
              <Th>{t("table.name")}</Th>
              <Th>{t("table.members")}</Th>
              <Th>{t("table.hours")}</Th>
              <Th>{t("table.numbers")}</Th>
            </>
          }
        >
          {departments.map(({ id, name, hours, memberIds, connectionIds }) => (
            <Tr key={id}>
              <Td name phone="title">
                <Link className="rowlink block ell" to={`/settings/departments/${id}`} prefetch="intent">
                  {name}
                </Link>
              </Td>
              <Td phone="meta" className="t2">
                {memberIds.length > 0 ? t("people", { count: memberIds.length }) : t("noMembers")}
              </Td>
              <Td className="t2">{hoursWords(hours)}</Td>
              <Td className="t2">
                {connectionIds.length > 0
                  ? t("numberCount", { count: connectionIds.length })
                  : t("noNumbers")}
              </Td>
            </Tr>
          ))}
        </Table>
      )}
    </SettingsPage>
  );
}
