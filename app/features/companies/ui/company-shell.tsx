import { type ReactNode, useEffect, useState } from "react";
import { findThings } from "~/features/home/ui/find-things";
import type { Role } from "~/platform/db/company-types";
import { AppShell } from "~/ui/shell/app-shell";
import { nav } from "~/ui/shell/nav";
import type { InboxNumbers } from "../core/inbox-numbers";
import { seesPlace } from "../core/visible-places";
import { InboxWatchLater } from "./inbox-watch-later";

export interface CompanyShellData {
  company: { id: string; name: string };
  companies: { id: string; name: string }[];
  user: { id: string; name: string; email: string };
  role: Role;
  counts: Record<string, number>;
  inbox: InboxNumbers;
  sandbox: boolean;
  mayCreateCompany: boolean;
}

/** The shell with the menu that this person's role may see. */
export function CompanyShell({ data, children }: { data: CompanyShellData; children: ReactNode }) {
  const [inbox, setInbox] = useState(data.inbox);
  useEffect(() => setInbox(data.inbox), [data.inbox]);
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
      counts={{ ...data.counts, ...inbox.counts }}
      hot={{ to: "/inbox", count: inbox.waiting }}
      sandbox={data.sandbox}
      mayCreateCompany={data.mayCreateCompany}
      search={findThings}
    >
      {children}
      <InboxWatchLater me={data.user.id} onNumbers={setInbox} />
    </AppShell>
  );
}
