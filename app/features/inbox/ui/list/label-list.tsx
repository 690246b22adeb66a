import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import Minus from "lucide-react/icons/minus";
import Search from "lucide-react/icons/search";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Tag } from "~/ui/tag";
import { useDirectory, useInboxPiece } from "../store/store-context";
import { useWork } from "../store/use-work";
import { labelClass } from "./label-class";

/** Labels to put on and take off; stays open, since one puts on several. */
export default function LabelList({ ids }: { ids: string[]; close: () => void }) {
  const t = useT("inbox-list.label");
  const labels = useDirectory()?.labels ?? [];
  const work = useWork();
  // A text, so that it is the same while nothing changed.
  const worn = useInboxPiece((store) => ids.map((id) => store.row(id)?.labelIds.join() ?? "").join("|"));
  const rows = worn.split("|");
  if (labels.length === 0) return <p className="t2 p-3">{t("empty")}</p>;
  return (
    <Command label={t("search")} loop>
      <div className="q">
        <Icon of={Search} size="s" />
        <Command.Input autoFocus placeholder={t("search")} />
      </div>
      <Command.List>
        <Command.Empty className="none">{t("none")}</Command.Empty>
        {labels.map(({ id, name, color }) => {
          const count = rows.filter((row) => row.split(",").includes(id)).length;
          const all = count === ids.length;
          return (
            <Command.Item
              key={id}
              className="it"
              value={id}
              keywords={[name]}
              onSelect={() => work.label(ids, all ? [] : [id], all ? [id] : [])}
            >
              <Tag className={labelClass(color)}>{name}</Tag>
              <span className="grow" />
              {count > 0 && <Icon of={all ? Check : Minus} size="s" label={all ? name : t("some")} />}
            </Command.Item>
          );
        })}
      </Command.List>
    </Command>
  );
}
