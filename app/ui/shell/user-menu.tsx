import ChevronsUpDown from "lucide-react/icons/chevrons-up-down";
import { useT } from "~/i18n/use-t";
import { Avatar } from "../avatar";
import { DropdownMenu } from "../dropdown-menu";
import { Icon } from "../icon";
import type { ShellProps } from "./app-shell";
import { usePreferenceItems } from "./use-preference-items";

/** Who one is: account, language, appearance, log out (POST /sair). */
export function UserMenu({ user }: { user: ShellProps["user"] }) {
  const t = useT("shell.user");
  const preferences = usePreferenceItems();
  return (
    <DropdownMenu
      label={t("menu", { name: user.name })}
      side="top"
      items={[
        { heading: user.email },
        { label: t("account"), to: "/account" },
        { separator: true },
        ...preferences,
        { separator: true },
        { label: t("logOut"), post: { action: "/logout", fields: {}, reload: true } },
      ]}
      trigger={(props) => (
        <button type="button" className="me" {...props}>
          <Avatar id={user.id} name={user.name} />
          <span className="sr">{t("account")}</span>
          <span className="med ell grow">{user.name}</span>
          <Icon of={ChevronsUpDown} size="s" className="t3" />
        </button>
      )}
    />
  );
}
