import { Link } from "@remix-run/react";
import { clsx } from "clsx";
import Search from "lucide-react/icons/search";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Icon } from "../icon";
import { Kbd } from "../kbd";
import { openPalette } from "../palette-items";
import type { ShellProps } from "./app-shell";
import { CompanyMenu } from "./company-menu";
import { countWords } from "./core/count-words";
import type { NavGroup, NavItem } from "./nav";
import { UserMenu } from "./user-menu";

export interface MenuProps extends ShellProps {
  menu: NavGroup[];
  active: { group?: NavGroup; to?: string };
}

/** The column at the left: company, search, sections; only the open section shows its children. */
export function Sidebar(props: MenuProps) {
  const t = useT("shell");
  const draw = (groups: NavGroup[]) =>
    groups.map((group) => <Group key={group.to} group={group} {...props} />);
  return (
    <nav className="side" aria-label={t("menu")}>
      <CompanyMenu {...props} />
      <button type="button" className="find" onClick={openPalette}>
        <Icon of={Search} size="s" />
        {t("find")}
        <Kbd>Ctrl K</Kbd>
      </button>
      <div className="nav scroll">{draw(props.menu.filter((group) => !group.foot))}</div>
      <div className="foot">
        <div className="nav">{draw(props.menu.filter((group) => group.foot))}</div>
        <UserMenu user={props.user} />
      </div>
    </nav>
  );
}

function Group({ group, ...props }: MenuProps & { group: NavGroup }) {
  const open = props.active.group === group;
  return (
    <>
      <Entry item={group} icon={group.icon} {...props} />
      {open && group.children && (
        <div className="sub">
          {group.children.map((child) => (
            <Entry key={child.label} item={child} {...props} />
          ))}
        </div>
      )}
    </>
  );
}

interface EntryProps extends MenuProps {
  item: NavItem & { children?: NavItem[] };
  icon?: NavGroup["icon"];
}

function Entry({ item, icon, active, counts, hot }: EntryProps) {
  const t = useT("shell.nav");
  const formats = useFormats();
  // Where a child leads to the same place, the child is what one is in, and has the plain number.
  const isChilds = item.children?.some(({ to }) => to === item.to) ?? false;
  const on = active.to === item.to && !isChilds;
  const waiting = icon && hot?.to === item.to ? hot.count : 0;
  const count = waiting || (isChilds ? 0 : counts?.[item.to]);
  return (
    <Link to={item.to} className={clsx(on && "on")} aria-current={on ? "page" : undefined} prefetch="intent">
      {icon && <Icon of={icon} />}
      {t(item.label)}
      {count ? <span className={clsx("c", waiting > 0 && "hot")}>{countWords(count, formats)}</span> : null}
    </Link>
  );
}
