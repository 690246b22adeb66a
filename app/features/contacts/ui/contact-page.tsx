import { useNavigation, useSearchParams } from "@remix-run/react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { Panel } from "~/ui/panel";
import { Say } from "~/ui/say";
import { SplitLayout } from "~/ui/split-layout";
import type { ContactView } from "../contact-view.server";
import { contactName } from "../core/contact-name";
import { paths } from "../core/contact-paths";
import { formatPhone } from "../core/format-phone";
import type { SaidProblems } from "../say-problems.server";
import { ContactAside } from "./contact-aside";
import { ContactForm } from "./contact-form";
import { ContactMenu } from "./contact-menu";
import { ContactTimeline } from "./contact-timeline";
import { PermissionList } from "./permission-list";
import { StopTags } from "./stop-tags";

export interface ContactPageProps {
  view: ContactView;
  choices: { lists: { id: string; name: string }[]; tags: { id: string; name: string }[] };
  mayWrite: boolean;
  refused?: SaidProblems;
  /** Why an edit was not saved, about the whole. */
  failure?: string;
}

/** One person: whether we may write now and why, everything that happened, and who they are. */
export function ContactPage({ view, choices, mayWrite, refused, failure }: ContactPageProps) {
  const t = useT("contacts");
  const common = useT("common");
  const formats = useFormats();
  const [search] = useSearchParams();
  const { contact } = view;
  useLiveEvents(["contact", "message"], {
    match: (fact) => fact.kind !== "contact" || fact.contactId === contact.id,
  });
  const pending = usePendingEdit();
  const name = contactName(pending ?? contact);
  const title = name || (contact.phone ? formatPhone(contact.phone) : contact.email) || common("noName");
  const editing = mayWrite && !pending && (search.has("edit") || refused !== undefined);
  const about = <ContactAside view={view} choices={choices} mayWrite={mayWrite} pending={pending} />;
  return (
    <>
      <PageHeader
        crumbs={[{ label: t("title"), to: paths.contacts() }]}
        title={title}
        state={
          <span className="no-m">
            <StopTags contact={contact} />
          </span>
        }
        note={
          pending
            ? t("form.saving")
            : t("page.created", { date: formats.date(new Date(contact.createdAt), "day") })
        }
        actions={
          mayWrite &&
          !editing && (
            <>
              <ContactMenu view={view} name={title} />
              <ButtonLink to={`${paths.contact(contact.id)}?edit`} preventScrollReset>
                {t("page.edit")}
              </ButtonLink>
            </>
          )
        }
      />
      <SplitLayout
        aside={
          <div className="contents max-sm:hidden">
            <Panel label={t("page.about")} width="panel">
              {about}
            </Panel>
          </div>
        }
      >
        {failure && (
          <Say tone="bad" live className="m-5 mb-0">
            {failure}
          </Say>
        )}
        {editing ? (
          <ContactForm
            initial={view.form}
            definitions={view.definitions}
            version={new Date(contact.updatedAt).toISOString()}
            refused={refused}
            backTo={paths.contact(contact.id)}
            busy={false}
          />
        ) : (
          <div className="pad col gap-6">
            <div className="sm:hidden">{about}</div>
            <PermissionList permission={view.permission} />
            <ContactTimeline lines={view.timeline} next={view.timelineNext} contactId={contact.id} />
          </div>
        )}
      </SplitLayout>
    </>
  );
}

export interface PendingEdit {
  firstName: string;
  lastName: string;
  phone: string;
  email: string;
}

/** What was just saved, shown before the server has answered. */
function usePendingEdit(): PendingEdit | null {
  const { formData } = useNavigation();
  if (formData?.get("intent") !== "edit") return null;
  const text = (name: string) => String(formData.get(name) ?? "");
  return {
    firstName: text("firstName"),
    lastName: text("lastName"),
    phone: text("phone"),
    email: text("email"),
  };
}
