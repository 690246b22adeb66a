import { useLocation, useNavigation } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { PageHeader } from "~/ui/page-header";
import { Say } from "~/ui/say";
import { SearchBox } from "~/ui/search-box";

/** The list could not be loaded: its page stays, with the search as it was written and the same address to try again. */
export function ContactListFailed() {
  const t = useT("contacts");
  const { pathname, search } = useLocation();
  const trying = useNavigation().state === "loading";
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="chips">
        <SearchBox label={t("search")} size="sm" className="grow max-w-[480px]" />
      </div>
      <div className="body col">
        <Say
          tone="bad"
          live
          title={t("failed.title")}
          action={
            <ButtonLink
              to={{ pathname, search }}
              size="sm"
              replace
              preventScrollReset
              aria-busy={trying || undefined}
            >
              {t("failed.retry")}
            </ButtonLink>
          }
        >
          {t("failed.explain")}
        </Say>
      </div>
    </>
  );
}
