import FlaskConical from "lucide-react/icons/flask-conical";
import House from "lucide-react/icons/house";
import Inbox from "lucide-react/icons/inbox";
import Megaphone from "lucide-react/icons/megaphone";
import Settings from "lucide-react/icons/settings";
import Users from "lucide-react/icons/users";
import type { Glyph } from "../icon";

/** Keys of shell.nav in the messages. */
export type NavLabel =
  | "home"
  | "inbox"
  | "mine"
  | "unassigned"
  | "all"
  | "campaigns"
  | "templates"
  | "contacts"
  | "lists"
  | "imports"
  | "stopped"
  | "settings"
  | "connections"
  | "team"
  | "inboxSettings"
  | "departments"
  | "quickReplies"
  | "company"
  | "prices"
  | "audit"
  | "integrations"
  | "sandbox";

export interface NavItem {
  label: NavLabel;
  to: string;
}

export interface NavGroup extends NavItem {
  icon: Glyph;
  /** Shown only while this section is open, so that nothing jumps. */
  children?: NavItem[];
  /** At the foot of the sidebar. */
  foot?: boolean;
  /** On the phone's bar, besides "Mais". */
  phone?: boolean;
  /** Only where the sandbox runs. */
  sandboxOnly?: boolean;
}

/** The menu: only what exists. A new section is one entry here and its words in messages/<language>/shell.json. */
export const nav: NavGroup[] = [
  { label: "home", to: "/", icon: House, phone: true },
  {
    label: "inbox",
    to: "/inbox",
    icon: Inbox,
    phone: true,
    children: [
      { label: "mine", to: "/inbox?who=mine" },
      { label: "unassigned", to: "/inbox?who=unassigned" },
      { label: "all", to: "/inbox" },
    ],
  },
  {
    label: "campaigns",
    to: "/campaigns",
    icon: Megaphone,
    phone: true,
    children: [{ label: "templates", to: "/templates" }],
  },
  {
    label: "contacts",
    to: "/contacts",
    icon: Users,
    phone: true,
    children: [
      { label: "lists", to: "/lists" },
      { label: "imports", to: "/imports" },
      { label: "stopped", to: "/stopped" },
    ],
  },
  {
    label: "settings",
    to: "/settings",
    icon: Settings,
    foot: true,
    phone: true,
    children: [
      { label: "connections", to: "/settings/connections" },
      { label: "team", to: "/settings/team" },
      { label: "inboxSettings", to: "/settings/inbox" },
      { label: "departments", to: "/settings/departments" },
      { label: "quickReplies", to: "/settings/quick-replies" },
      { label: "company", to: "/settings/company" },
      { label: "prices", to: "/settings/connections/prices" },
      { label: "audit", to: "/settings/audit" },
      { label: "integrations", to: "/settings/api-keys" },
    ],
  },
  { label: "sandbox", to: "/sandbox", icon: FlaskConical, foot: true, sandboxOnly: true },
];
