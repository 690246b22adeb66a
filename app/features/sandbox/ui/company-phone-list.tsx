import { Link, useSearchParams } from "@remix-run/react";
import { clsx } from "clsx";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Num } from "~/ui/num";
import { Tag } from "~/ui/tag";
import type { CompanyPhonesView } from "../company-phones-view";

/** The company's pretend phones at the left: its own, then those that are free to be linked. */
export function CompanyPhoneList({ view }: { view: CompanyPhonesView }) {
  const t = useT("sandbox.company");
  const [search] = useSearchParams();
  const to = (phone: string) => {
    const next = new URLSearchParams(search);
    next.set("phone", phone);
    next.delete("chat");
    return `?${next}`;
  };
  return (
    <section className="sbx-list" aria-label={t("title")}>
      <div className="sbx-list-h min-h-[52px]">
        <h2>{t("title")}</h2>
        <span className="t3">
          <Num value={view.phones.length} />
        </span>
      </div>
      <ul className="scroll grow" data-scroll="phones">
        {view.phones.map(({ phone, name, devices, own }) => {
          const on = view.open?.phone === phone;
          return (
            <li key={phone}>
              <Link
                to={to(phone)}
                className={clsx("sbx-row", on && "on")}
                aria-current={on ? "true" : undefined}
                preventScrollReset
              >
                <Avatar id={phone} name={name || formatPhone(phone)} />
                <span className="med ell">{name || formatPhone(phone)}</span>
                {own ? (
                  <Tag tone={devices.length > 0 ? "ok" : "neutral"}>
                    {t("own", { count: devices.length })}
                  </Tag>
                ) : (
                  <span className="t3 text-[12px]">{t("free")}</span>
                )}
                <span className="sm t3 ell num">{formatPhone(phone)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      {view.phones.length === 0 && <p className="pad t2">{t("none")}</p>}
    </section>
  );
}
