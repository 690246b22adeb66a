import { Link } from "@remix-run/react";
import Upload from "lucide-react/icons/upload";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { paths } from "../core/contact-paths";

/** A company without contacts: the first step is its spreadsheet. */
export function ContactListEmpty({ mayWrite }: { mayWrite: boolean }) {
  const t = useT("contacts.empty");
  return (
    <EmptyState
      drawing="sheet"
      sentence={t("sentence")}
      action={
        mayWrite && (
          <ButtonLink to={paths.newImport} icon={Upload} variant="primary">
            {t("import")}
          </ButtonLink>
        )
      }
      more={
        mayWrite && (
          <Link className="link" to={paths.newContact}>
            {t("byHand")}
          </Link>
        )
      }
    />
  );
}
