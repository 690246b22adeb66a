import { useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { CommandPalette, type CommandPaletteProps } from "../command-palette";
import { Toaster } from "../toaster";
import { TooltipLayer } from "../tooltip-layer";
import { activeSection } from "./core/active-section";
import { type NavGroup, nav as wholeNav } from "./nav";
import { OfflineNotice } from "./offline-notice";
import { PhoneBar } from "./phone-bar";
import { Sidebar } from "./sidebar";
import { useScrollMemory } from "./use-scroll-memory";

export interface ShellCompany {
  id: string;
  name: string;
}

export interface ShellProps {
  company: ShellCompany;
  /** All companies of this person, the current one included. */
  companies: ShellCompany[];
  user: { id: string; name: string; email: string };
  /** Entries to show; all of nav.ts without it. */
  nav?: NavGroup[];
  /** Plain numbers beside entries, by their address. */
  counts?: Record<string, number>;
  /** The one filled counter: what waits for me. */
  hot?: { to: string; count: number };
  sandbox?: boolean;
  /** May open a further company. */
  mayCreateCompany?: boolean;
  search?: CommandPaletteProps["search"];
}

/** Sidebar, phone bar, palette, toasts, offline notice and the page itself as `main`. */
export function AppShell({ children, ...shell }: ShellProps & { children: ReactNode }) {
  const t = useT("shell");
  const { pathname, search } = useLocation();
  const menu = (shell.nav ?? wholeNav).filter((group) => shell.sandbox || !group.sandboxOnly);
  const active = activeSection(menu, pathname, search);
  useScrollMemory();
  const places = {
    heading: useT("ui.palette")("places"),
    items: menu.flatMap((group) =>
      [group, ...(group.children ?? [])].map((item) => ({
        id: `${item.to} ${item.label}`,
        label: t(`nav.${item.label}`),
        icon: group.icon,
        to: item.to,
      })),
    ),
  };
  return (
    <>
      <a href="#main" className="skip btn pri">
        {t("skip")}
      </a>
      <div className="app">
        <Sidebar {...shell} menu={menu} active={active} />
        <main className="main" id="main" tabIndex={-1}>
          <OfflineNotice />
          {children}
        </main>
        <PhoneBar {...shell} menu={menu} active={active} />
      </div>
      <CommandPalette places={places} search={shell.search} />
      <Toaster />
      <TooltipLayer />
    </>
  );
}
