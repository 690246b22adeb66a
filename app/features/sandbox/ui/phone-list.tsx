import { Link, useSearchParams } from "@remix-run/react";
import { clsx } from "clsx";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Num } from "~/ui/num";
import { SearchBox } from "~/ui/search-box";
import type { SandboxView } from "../sandbox-view";
import { usePhoneWords } from "./use-phone-words";

/** Pretend phones at the left: those that were written to, then the ones that always do one thing. */
export function PhoneList({ view }: { view: SandboxView }) {
  const t = useT("sandbox.phones");
  const words = usePhoneWords();
  const [search] = useSearchParams();
  const to = (phone: string) => {
    const next = new URLSearchParams(search);
    next.set("phone", phone);
    next.delete("business");
    return `?${next}`;
  };
  const typed = (search.get("q") ?? "").replace(/\D/g, "");
  return (
    <section className="sbx-list" aria-label={t("title")}>
      <div className="sbx-list-h">
        <h2>{t("title")}</h2>
        <span className="t3">
          <Num value={view.total} />
        </span>
        <SearchBox label={t("find")} size="sm" className="grow" />
      </div>
      <ul className="scroll grow" data-scroll="phones">
        {view.phones.map((phone) => {
          const { name, does, number } = words(phone);
          const on = view.open?.phone === phone.phone;
          return (
            <li key={phone.phone}>
              <Link
                to={to(phone.phone)}
                className={clsx("sbx-row", on && "on")}
                aria-current={on ? "true" : undefined}
                preventScrollReset
              >
                <Avatar id={phone.phone} name={phone.magic ? (phone.badge ?? name) : name} />
                <span className="med ell">{name}</span>
                <span className="row gap-1.5">
                  {phone.badge && <span className="mono t3">{phone.badge}</span>}
                  {phone.unread > 0 && (
                    <span className="sbx-new num">
                      {phone.unread}
                      <span className="sr"> {t("unread", { count: phone.unread })}</span>
                    </span>
                  )}
                </span>
                <span className="sm t3 ell num">
                  {does} · {number}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
      {view.phones.length === 0 && (
        <p className="pad t2">
          {t("none")}{" "}
          {typed.length >= 8 && typed.length <= 15 && (
            <Link className="link" to={to(`+${typed}`)}>
              {t("openThis", { number: formatPhone(`+${typed}`) })}
            </Link>
          )}
        </p>
      )}
    </section>
  );
}
