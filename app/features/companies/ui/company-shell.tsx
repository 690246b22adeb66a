import type { ReactNode } from "react";
import { findThings } from "~/features/home/ui/find-things";
import type { Role } from "~/platform/db/company-types";
import { AppShell } from "~/ui/shell/app-shell";
import { nav } from "~/ui/shell/nav";
import { seesPlace } from "../core/visible-places";

export interface CompanyShellData {
  company: { id: string; name: string };
  companies: { id: string; name: string }[];
  user: { id: string; name: string; email: string };
  role: Role;
  counts: Record<string, number>;
  sandbox: boolean;
  mayCreateCompany: boolean;
}

/** The shell with the menu that this person's role may see. */
export function CompanyShell({ data, children }: { data: CompanyShellData; children: ReactNode }) {
  const menu = nav.map((group) => ({
    ...group,
    children: group.children?.filter((child) => seesPlace(data.role, child.to)),
  }));
  return (
    <AppShell
      company={data.company}
      companies={data.companies}
      user={data.user}
      nav={menu}
      counts={data.counts}
      sandbox={data.sandbox}
      mayCreateCompany={data.mayCreateCompany}
      search={findThings}
    >
      {children}
    </AppShell>
  );
}
