import { useT } from "~/i18n/use-t";
import { PageHeader } from "~/ui/page-header";
import { Say } from "~/ui/say";
import { SplitLayout } from "~/ui/split-layout";
import { paths } from "../core/contact-paths";
import { ContactForm, type ContactFormProps } from "./contact-form";

interface NewContactPageProps extends Pick<ContactFormProps, "definitions" | "lists" | "busy" | "refused"> {
  /** Why nothing was saved, about the whole. */
  failure?: string;
}

/** A contact typed by hand. */
export function NewContactPage({ failure, ...form }: NewContactPageProps) {
  const t = useT("contacts");
  return (
    <>
      <PageHeader crumbs={[{ label: t("title"), to: paths.contacts() }]} title={t("form.newTitle")} />
      <SplitLayout>
        {failure && (
          <Say tone="bad" live className="m-5 mb-0">
            {failure}
          </Say>
        )}
        <ContactForm initial={{}} backTo={paths.contacts()} {...form} />
      </SplitLayout>
    </>
  );
}
