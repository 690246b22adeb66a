import { useLocation } from "@remix-run/react";
import { useEffect } from "react";
import { useT } from "~/i18n/use-t";
import { Dialog } from "../dialog";
import { MenuItem, type MenuItemSpec } from "../menu-item";
import type { MenuProps } from "./sidebar";
import { usePreferenceItems } from "./use-preference-items";

interface MoreSheetProps extends MenuProps {
  open: boolean;
  onClose: () => void;
}

/** Everything of the menu on a phone: all sections, companies, account, language, appearance. */
export default function MoreSheet({ menu, companies, company, user, open, onClose }: MoreSheetProps) {
  const t = useT("shell");
  const preferences = usePreferenceItems();
  const { key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when one has gone somewhere.
  useEffect(onClose, [key]);
  const places: MenuItemSpec[] = menu.flatMap((group) => [
    { label: t(`nav.${group.label}`), icon: group.icon, to: group.to },
    ...(group.children ?? []).map((child) => ({ label: t(`nav.${child.label}`), to: child.to })),
  ]);
  const others: MenuItemSpec[] = companies
    .filter((one) => one.id !== company.id)
    .map((one) => ({
      label: one.name,
      post: { action: "/switch-company", fields: { companyId: one.id }, reload: true },
    }));
  const account: MenuItemSpec[] = [
    { label: t("user.account"), to: "/account", hint: user.name },
    { label: t("user.logOut"), post: { action: "/logout", fields: {}, reload: true } },
  ];
  const lines = [...places, ...others, ...preferences, ...account];
  return (
    <Dialog open={open} onClose={onClose} title={company.name}>
      <div className="more pb-6" role="menu" aria-label={t("menu")}>
        {lines.map((line) => {
          if ("label" in line) return <MenuItem key={line.label + line.to} item={line} close={onClose} />;
          if ("heading" in line) {
            return (
              <div key={line.heading} className="menu-l" role="presentation">
                {line.heading}
              </div>
            );
          }
          return null;
        })}
      </div>
    </Dialog>
  );
}
