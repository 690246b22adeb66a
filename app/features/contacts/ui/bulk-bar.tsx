import Tags from "lucide-react/icons/tags";
import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { SelectionBar } from "~/ui/selection-bar";
import type { Selection } from "~/ui/use-selection";
import type { ContactFilter } from "../core/contact-filter";
import type { FilterChoices } from "../filter-choices.server";
import { DeleteManyDialog } from "./delete-many-dialog";
import { MemberDialog, type MemberWish } from "./member-dialog";

interface BulkBarProps {
  selection: Selection;
  /** How many match the filter in all. */
  total: number;
  filter: ContactFilter;
  choices: FilterChoices;
}

/** What can be done with the chosen: tags, lists, deleting. */
export function BulkBar({ selection, total, filter, choices }: BulkBarProps) {
  const t = useT("contacts.bulk");
  const [wish, setWish] = useState<MemberWish | "delete" | null>(null);
  const count = selection.everything ? total : selection.ids.size;
  const chosen = JSON.stringify(selection.everything ? { filter } : { ids: [...selection.ids] });
  const close = () => setWish(null);
  const done = () => {
    selection.clear();
    close();
  };
  const item = (kind: "tag" | "list", change: "add" | "remove") => ({
    label: t(change === "add" ? `${kind}Add` : `${kind}Remove`),
    onSelect: () => setWish({ kind, change }),
  });
  return (
    <>
      <SelectionBar selection={selection} total={total}>
        <DropdownMenu
          label={t("actions")}
          align="end"
          trigger={(props) => (
            <Button size="sm" icon={Tags} {...props}>
              {t("actions")}
            </Button>
          )}
          items={[
            item("tag", "add"),
            item("tag", "remove"),
            { separator: true },
            item("list", "add"),
            item("list", "remove"),
          ]}
        />
        <Button size="sm" variant="redword" onClick={() => setWish("delete")}>
          {t("delete")}
        </Button>
      </SelectionBar>
      {wish === "delete" && <DeleteManyDialog chosen={chosen} count={count} onClose={close} onDone={done} />}
      {wish && wish !== "delete" && (
        <MemberDialog
          wish={wish}
          chosen={chosen}
          count={count}
          choices={choices}
          onClose={close}
          onDone={done}
        />
      )}
    </>
  );
}
