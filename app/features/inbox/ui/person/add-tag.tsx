import Plus from "lucide-react/icons/plus";
import { useEffect, useId, useState } from "react";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Input } from "~/ui/input";
import { Popover } from "~/ui/popover";

interface AddTagProps {
  /** Names that are there already. */
  taken: string[];
  onAdd: (name: string) => void;
}

/** A plus that opens a line for a tag's name; a new name is a new tag. */
export function AddTag({ taken, onAdd }: AddTagProps) {
  const t = useT("inbox-person");
  return (
    <Popover
      label={t("addTag")}
      trigger={(props) => (
        <button
          type="button"
          className="chip h-6 min-h-6 px-1.5"
          aria-label={t("addTag")}
          data-tip={t("addTag")}
          {...props}
        >
          <Icon of={Plus} size="s" />
        </button>
      )}
    >
      {(close) => (
        <TagForm
          taken={taken}
          onAdd={(name) => {
            onAdd(name);
            close();
          }}
        />
      )}
    </Popover>
  );
}

function TagForm({ taken, onAdd }: AddTagProps) {
  const t = useT("inbox-person");
  const list = useId();
  const [names, setNames] = useState<string[]>([]);
  useEffect(() => {
    // Without them a name is simply typed.
    trpc.tags.list.query().then(
      (tags) => setNames(tags.map(({ name }) => name)),
      () => {},
    );
  }, []);
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        const name = String(new FormData(event.currentTarget).get("tag") ?? "").trim();
        if (name) onAdd(name);
      }}
    >
      <Input name="tag" aria-label={t("addTag")} list={list} maxLength={120} autoComplete="off" autoFocus />
      <datalist id={list}>
        {names
          .filter((name) => !taken.includes(name))
          .map((name) => (
            <option key={name} value={name} />
          ))}
      </datalist>
      <Button type="submit" variant="primary">
        {t("add")}
      </Button>
    </form>
  );
}
