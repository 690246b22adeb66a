import { useLocale } from "use-intl/react";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Section } from "~/ui/section";
import type { ContactView } from "../contact-view.server";
import { contactName } from "../core/contact-name";
import { formatPhone } from "../core/format-phone";
import { zoneLabel } from "../core/zone-label";
import type { ContactPageProps, PendingEdit } from "./contact-page";
import { PlaceChips } from "./place-chips";
import { StopTags } from "./stop-tags";
import { useFieldWords } from "./use-field-words";

interface ContactAsideProps extends Pick<ContactPageProps, "view" | "choices" | "mayWrite"> {
  pending: PendingEdit | null;
}

/** Who this is: addresses, fields, lists, tags. */
export function ContactAside({ view, choices, mayWrite, pending }: ContactAsideProps) {
  const t = useT("contacts");
  const common = useT("common");
  const { contact } = view;
  const name = contactName(pending ?? contact);
  const phone = pending ? pending.phone : contact.phone && formatPhone(contact.phone);
  return (
    <div className="col gap-5">
      <div className="row gap-3">
        <Avatar id={contact.id} name={name || phone} size="l" />
        <div className="grow">
          <div
            className="semi lg [overflow-wrap:anywhere] line-clamp-3 text-left [unicode-bidi:plaintext]"
            title={name}
          >
            {name || common("noName")}
          </div>
          <div className="t2 num ell">{phone || (pending ? pending.email : contact.email)}</div>
          <div className="only-m pt-1">
            <StopTags contact={contact} />
          </div>
        </div>
      </div>
      <Addresses view={view} />
      <Fields view={view} />
      <Section title={t("page.lists")}>
        <PlaceChips
          kind="list"
          places={view.lists}
          choices={choices.lists}
          none={t("page.noLists")}
          contactId={contact.id}
          mayWrite={mayWrite}
        />
      </Section>
      <Section title={t("page.tags")}>
        <PlaceChips
          kind="tag"
          places={view.tags}
          choices={choices.tags}
          none={t("page.noTags")}
          contactId={contact.id}
          mayWrite={mayWrite}
        />
      </Section>
    </div>
  );
}

function Addresses({ view: { contact, zone } }: { view: ContactView }) {
  const t = useT("contacts.page");
  const known = useT("contacts.page.identity");
  const locale = useLocale();
  const email = contact.identities.some(({ kind }) => kind === "email") ? null : contact.email;
  return (
    <Section title={t("addresses")}>
      <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {contact.identities.map(({ id, kind, value }) => (
          <Line key={id} label={known.has(kind as "phone") ? known(kind as "phone") : kind}>
            {kind === "phone" ? formatPhone(value) : value}
          </Line>
        ))}
        {email && <Line label={known("email")}>{email}</Line>}
      </dl>
      <p className="t3 sm pt-2">{t("zone", { zone: zoneLabel(zone, locale) })}</p>
    </Section>
  );
}

function Fields({ view: { fields } }: { view: ContactView }) {
  const t = useT("contacts.page");
  const words = useFieldWords();
  return (
    <Section title={t("fields")}>
      {fields.length === 0 ? (
        <p className="t3">{t("noFields")}</p>
      ) : (
        <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
          {fields.map((field) => (
            <Line key={field.key} label={field.label}>
              {words(field)}
            </Line>
          ))}
        </dl>
      )}
    </Section>
  );
}

function Line({ label, children }: { label: string; children: string | null }) {
  return (
    <>
      <dt className="t3 ell" title={label}>
        {label}
      </dt>
      <dd
        className="num min-w-0 [overflow-wrap:anywhere] line-clamp-4 [unicode-bidi:plaintext]"
        title={children ?? undefined}
      >
        {children}
      </dd>
    </>
  );
}
