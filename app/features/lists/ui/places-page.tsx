import { Link } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { paths } from "~/features/contacts/core/contact-paths";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { Table } from "~/ui/table";
import { Tabs } from "~/ui/tabs";
import { Th } from "~/ui/th";
import type { Place } from "../list-places.sql.server";
import { DeletePlaceDialog } from "./delete-place-dialog";
import { NameDialog } from "./name-dialog";
import { PlaceRow } from "./place-row";

interface PlacesPageProps {
  kind: "list" | "tag";
  places: Place[];
  mayWrite: boolean;
}

type Wish = { what: "create" } | { what: "rename" | "delete"; place: Place };

/** All lists, or all tags: how many people each has, and what can be done with it. */
export function PlacesPage({ kind, places, mayWrite }: PlacesPageProps) {
  const t = useT("lists");
  const formats = useFormats();
  const [wish, setWish] = useState<Wish | null>(null);
  const close = () => setWish(null);
  const isList = kind === "list";
  const create = mayWrite && (
    <Button variant="primary" icon={Plus} onClick={() => setWish({ what: "create" })}>
      {t(isList ? "newList" : "newTag")}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t(isList ? "title" : "tags")}
        note={formats.number(places.length)}
        actions={places.length > 0 && create}
      />
      <Tabs
        label={t("tabs")}
        items={[
          { to: paths.lists, label: t("title"), end: true },
          { to: paths.tags, label: t("tags") },
        ]}
      />
      <div className="body scroll col" data-scroll="places">
        {places.length === 0 ? (
          <EmptyState
            sentence={t(isList ? "emptyLists" : "emptyTags")}
            action={create}
            more={
              isList &&
              mayWrite && (
                <Link className="link" to={paths.newImport}>
                  {t("importInstead")}
                </Link>
              )
            }
          />
        ) : (
          <Table
            label={t(isList ? "title" : "tags")}
            fixed
            head={
              <>
                <Th>{t("table.name")}</Th>
                <Th numeric className="w-[140px]">
                  {t("table.contacts")}
                </Th>
                <Th className="w-[160px]">{t("table.created")}</Th>
                <Th className="w-[64px]" />
              </>
            }
          >
            {places.map((place) => (
              <PlaceRow
                key={place.id}
                kind={kind}
                place={place}
                mayWrite={mayWrite}
                onRename={() => setWish({ what: "rename", place })}
                onDelete={() => setWish({ what: "delete", place })}
              />
            ))}
          </Table>
        )}
      </div>
      {wish?.what === "delete" && <DeletePlaceDialog kind={kind} place={wish.place} onClose={close} />}
      {(wish?.what === "create" || wish?.what === "rename") && (
        <NameDialog kind={kind} place={wish.what === "rename" ? wish.place : null} onClose={close} />
      )}
    </>
  );
}
