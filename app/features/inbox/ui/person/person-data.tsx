import { Link } from "@remix-run/react";
import { useLocale } from "use-intl/react";
import { paths } from "~/features/contacts/core/contact-paths";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { zoneLabel } from "~/features/contacts/core/zone-label";
import { useFieldWords } from "~/features/contacts/ui/use-field-words";
import { useT } from "~/i18n/use-t";
import type { SectionProps } from "./person-panel";

/** Addresses, custom fields, lists; edited on the contact's own page. */
export function PersonData({ person }: SectionProps) {
  const t = useT("inbox-person");
  const kinds = useT("inbox-person.identity");
  const locale = useLocale();
  const words = useFieldWords();
  const { contactId, email, identities, fields, lists, zone, mayWrite } = person;
  // Of a number's two spellings the phone says it all.
  const phones = identities.some(({ kind }) => kind === "phone");
  const addresses = identities.filter(({ kind }) => !(phones && kind === "wa"));
  return (
    <section aria-label={t("data")}>
      <h3>
        {t("data")}
        <Link className="link r" to={`${paths.contact(contactId)}${mayWrite ? "?edit" : ""}`}>
          {mayWrite ? t("edit") : t("open")}
        </Link>
      </h3>
      <dl>
        {addresses.map(({ id, kind, value }) => (
          <Line key={id} label={kinds.has(kind as "phone") ? kinds(kind as "phone") : kind}>
            {kind === "phone" ? formatPhone(value) : value}
          </Line>
        ))}
        {email && !identities.some(({ kind }) => kind === "email") && (
          <Line label={kinds("email")}>{email}</Line>
        )}
        {fields.map((field) => (
          <Line key={field.key} label={field.label}>
            {words(field)}
          </Line>
        ))}
        <Line label={t("zone")}>{zoneLabel(zone, locale)}</Line>
        {lists.length > 0 && <Line label={t("lists")}>{lists.map(({ name }) => name).join(", ")}</Line>}
      </dl>
    </section>
  );
}

function Line({ label, children }: { label: string; children: string }) {
  return (
    <>
      <dt className="ell" title={label}>
        {label}
      </dt>
      <dd className="num line-clamp-4" title={children}>
        {children}
      </dd>
    </>
  );
}
