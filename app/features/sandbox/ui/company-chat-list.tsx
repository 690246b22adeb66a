import { Link, useSearchParams } from "@remix-run/react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import type { CompanyPhoneChat } from "../company-phones-view";

/** The chats on the company's pretend phone, the newest first, as a phone shows them. */
export function CompanyChatList({ chats }: { chats: CompanyPhoneChat[] }) {
  const t = useT("sandbox.company");
  const kinds = useT("sandbox.kinds");
  const formats = useFormats();
  const [search] = useSearchParams();
  if (chats.length === 0) return <p className="sys mt-auto mb-auto">{t("chatsNone")}</p>;
  const to = (chat: string) => {
    const next = new URLSearchParams(search);
    next.set("chat", chat);
    return `?${next}`;
  };
  return (
    <ul className="-mx-[10px] -mt-3 bg-surface" aria-label={t("chats")}>
      {chats.map(({ phone, name, typing, messages }) => {
        const last = messages.at(-1);
        const words =
          last && (last.text || (kinds.has(last.type as "audio") ? kinds(last.type as "audio") : last.type));
        return (
          <li key={phone}>
            <Link to={to(phone)} className="sbx-row" preventScrollReset>
              <Avatar id={phone} name={name || formatPhone(phone)} />
              <span className="med ell">{name || formatPhone(phone)}</span>
              <span className="t3 num text-[12px]">{last && formats.date(new Date(last.at), "time")}</span>
              <span className="sm t3 ell">{typing ? t("typing") : words}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
