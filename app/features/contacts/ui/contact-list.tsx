import Plus from "lucide-react/icons/plus";
import Upload from "lucide-react/icons/upload";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { useLiveEvents } from "~/live/use-live-events";
import { ButtonLink, buttonClass } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Pagination } from "~/ui/pagination";
import { SearchBox } from "~/ui/search-box";
import { useSelection } from "~/ui/use-selection";
import type { ContactFilter } from "../core/contact-filter";
import { paths } from "../core/contact-paths";
import type { ContactCount } from "../count-contacts.server";
import type { FilterChoices } from "../filter-choices.server";
import type { ContactPage } from "../list-contacts.server";
import { ActiveFilters } from "./active-filters";
import { BulkBar } from "./bulk-bar";
import { ContactListEmpty } from "./contact-list-empty";
import { ContactTable } from "./contact-table";
import { FilterPopover } from "./filter-popover";

export interface ContactListProps {
  page: ContactPage;
  count: ContactCount;
  filter: ContactFilter;
  choices: FilterChoices;
  mayWrite: boolean;
}

/** All contacts, or those of a filter, the newest first. */
export function ContactList({ page, count, filter, choices, mayWrite }: ContactListProps) {
  const t = useT("contacts");
  const formats = useFormats();
  const selection = useSelection(page.rows.map(({ id }) => id));
  useLiveEvents(["contact", "import"]);
  const total = formats.number(count.count);
  const filtered = Object.keys(filter).length > 0;
  const nobody = page.rows.length === 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        note={<CountNote count={count} />}
        actions={
          <>
            {count.count > 0 && (
              <a
                className={`${buttonClass({ variant: "ghost" })} no-m`}
                href={paths.exported(filter)}
                download
                title={t("exportHint", { count: count.count })}
              >
                {t("export")}
              </a>
            )}
            {mayWrite && (count.count > 0 || filtered) && (
              <>
                <ButtonLink to={paths.newImport} icon={Upload}>
                  {t("import")}
                </ButtonLink>
                <ButtonLink to={paths.newContact} icon={Plus} variant="primary" aria-label={t("new")}>
                  <span className="no-m">{t("new")}</span>
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <div className="chips">
        <SearchBox label={t("search")} size="sm" className="grow max-w-[480px]" />
        <FilterPopover filter={filter} choices={choices} />
        <span className="t3 sm no-m nw ml-auto">{t("keys.help")}</span>
      </div>
      <ActiveFilters filter={filter} choices={choices} />
      {mayWrite && <BulkBar selection={selection} total={count.count} filter={filter} choices={choices} />}
      <div className="body scroll col" data-scroll="contacts">
        {nobody && !filtered ? (
          <ContactListEmpty mayWrite={mayWrite} />
        ) : nobody ? (
          <EmptyState
            drawing="search"
            sentence={t("none.sentence")}
            action={<ButtonLink to={paths.contacts()}>{t("none.clear")}</ButtonLink>}
          />
        ) : (
          <>
            <ContactTable rows={page.rows} selection={mayWrite ? selection : null} query={filter.q ?? ""} />
            <Pagination
              previous={page.previous}
              next={page.next}
              note={t("shown", { shown: formats.number(page.rows.length), total })}
            />
          </>
        )}
      </div>
    </>
  );
}

/** The number, and since when it is known where it was not counted just now. */
function CountNote({ count: { count, countedAt } }: { count: ContactCount }) {
  const t = useT("contacts");
  const formats = useFormats();
  return (
    <>
      <span className="num">{formats.number(count)}</span>
      {countedAt && (
        <span className="ml-3" suppressHydrationWarning>
          {t("countedAt", { time: formats.date(new Date(countedAt), "time") })}
        </span>
      )}
    </>
  );
}
