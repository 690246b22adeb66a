import { useT } from "~/i18n/use-t";
import { Checkbox } from "./checkbox";
import { Td } from "./td";
import { Th } from "./th";
import type { Selection } from "./use-selection";

/** The checkbox cell of a row; Shift chooses everything between. `name` is spoken. */
export function RowCheck({ selection, id, name }: { selection: Selection; id: string; name: string }) {
  const t = useT("ui.table");
  return (
    <Td className="pick" phone="lead">
      <Checkbox
        aria-label={t("pickRow", { name })}
        checked={selection.has(id)}
        onChange={(event) => selection.toggle(id, (event.nativeEvent as MouseEvent).shiftKey === true)}
      />
    </Td>
  );
}

/** The checkbox cell of the head: all rows of this page. */
export function PageCheck({ selection }: { selection: Selection }) {
  const t = useT("ui.table");
  return (
    <Th className="pick">
      <Checkbox
        aria-label={t("pickAll")}
        checked={selection.page === "all"}
        indeterminate={selection.page === "some"}
        onChange={selection.togglePage}
      />
    </Th>
  );
}
