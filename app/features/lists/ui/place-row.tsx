import { Link, useNavigate } from "@remix-run/react";
import Ellipsis from "lucide-react/icons/ellipsis";
import { paths } from "~/features/contacts/core/contact-paths";
import { useT } from "~/i18n/use-t";
import { DateTime } from "~/ui/date-time";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { IconButton } from "~/ui/icon-button";
import { Num } from "~/ui/num";
import { Td } from "~/ui/td";
import { Tr } from "~/ui/tr";
import type { Place } from "../list-places.sql.server";

interface PlaceRowProps {
  kind: "list" | "tag";
  place: Place;
  mayWrite: boolean;
  onRename: () => void;
  onDelete: () => void;
}

/** One list or tag; the row leads to its contacts. */
export function PlaceRow({ kind, place, mayWrite, onRename, onDelete }: PlaceRowProps) {
  const t = useT("lists");
  const navigate = useNavigate();
  const to = paths.contacts({ [kind]: place.id });
  const label = t("table.actions", { name: place.name });
  return (
    <Tr>
      <Td name phone="title">
        <Link className="rowlink block ell" title={place.name} to={to} prefetch="intent">
          {place.name}
        </Link>
      </Td>
      <Td numeric phone="meta" className="max-sm:text-left">
        <Num value={place.contacts} /> <span className="only-m t3">{t("table.contacts").toLowerCase()}</span>
      </Td>
      <Td className="t2">
        <DateTime at={place.createdAt} style="day" />
      </Td>
      <Td phone="end">
        {mayWrite && (
          <DropdownMenu
            label={label}
            align="end"
            trigger={(props) => <IconButton icon={Ellipsis} label={label} size="sm" {...props} />}
            items={[
              { label: t("open"), onSelect: () => navigate(to) },
              { label: t("rename"), onSelect: onRename },
              { separator: true },
              { label: t("delete"), tone: "bad", onSelect: onDelete },
            ]}
          />
        )}
      </Td>
    </Tr>
  );
}
