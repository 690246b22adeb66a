import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import Plus from "lucide-react/icons/plus";
import { useT } from "~/i18n/use-t";
import { DropdownMenu, type MenuEntry } from "../dropdown-menu";
import { Icon } from "../icon";
import type { ShellProps } from "./app-shell";
import { Logo } from "./logo";

/** Which company one is in, and the others. Switching POSTs `companyId` to /empresas/trocar. */
export function CompanyMenu({ company, companies, mayCreateCompany }: ShellProps) {
  const t = useT("shell.company");
  const items: MenuEntry[] = companies.map((one) => ({
    label: one.name,
    checked: one.id === company.id,
    post: { action: "/switch-company", fields: { companyId: one.id }, reload: true },
  }));
  if (mayCreateCompany) {
    items.push({ separator: true }, { label: t("new"), icon: Plus, to: "/companies/new" });
  }
  return (
    <DropdownMenu
      label={t("switch")}
      items={items}
      trigger={(props) => (
        <button type="button" className="co" {...props}>
          <Logo />
          <span className="sr">{t("switch")}</span>
          <span className="ell" title={company.name}>
            {company.name}
          </span>
          <Icon of={ChevronsUpDown} size="s" className="t3 ml-auto" />
        </button>
      )}
    />
  );
}
