import { Link, useFetcher } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useId } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { Input } from "~/ui/input";
import { Popover } from "~/ui/popover";
import { paths } from "../core/contact-paths";

interface PlaceChipsProps {
  kind: "list" | "tag";
  places: { id: string; name: string }[];
  choices: { id: string; name: string }[];
  /** Said when there is none. */
  none: string;
  contactId: string;
  mayWrite: boolean;
}

/** Lists or tags of one person: links to the others in it, a cross that takes out, a plus that puts in. */
export function PlaceChips({ kind, places, choices, none, contactId, mayWrite }: PlaceChipsProps) {
  const t = useT("contacts.page");
  const fetcher = useFetcher();
  const leaving = fetcher.formData?.get("intent") === "remove" ? fetcher.formData.get("place") : null;
  const joining = fetcher.formData?.get("intent") === "add" ? String(fetcher.formData.get("place")) : null;
  const shown = places.filter(({ id }) => id !== leaving);
  const change = (intent: "add" | "remove", place: string) =>
    fetcher.submit({ intent, kind, place }, { method: "post", action: paths.contact(contactId) });
  return (
    <div className="row flex-wrap gap-1.5">
      {shown.map(({ id, name }) => (
        <span key={id} className={mayWrite ? "tag max-w-full h-6 pr-0 gap-0.5" : "tag max-w-full h-6"}>
          <Link className="ell leading-6 min-w-6" title={name} to={paths.contacts({ [kind]: id })}>
            {name}
          </Link>
          {mayWrite && (
            <button
              type="button"
              className="grid size-6 place-items-center rounded-[4px] text-ink-3 hover:text-ink"
              aria-label={t(kind === "tag" ? "removeTag" : "removeList", { name })}
              onClick={() => change("remove", id)}
            >
              <Icon of={X} size="s" />
            </button>
          )}
        </span>
      ))}
      {joining && !places.some(({ name }) => name === joining) && <span className="tag t3">{joining}</span>}
      {shown.length === 0 && !joining && <span className="t3">{none}</span>}
      {mayWrite && (
        <AddPlace
          kind={kind}
          choices={choices.filter(({ id }) => !places.some((one) => one.id === id))}
          onAdd={(name) => change("add", name)}
        />
      )}
    </div>
  );
}

interface AddPlaceProps {
  kind: "list" | "tag";
  choices: { id: string; name: string }[];
  onAdd: (name: string) => void;
}

function AddPlace({ kind, choices, onAdd }: AddPlaceProps) {
  const t = useT("contacts.page");
  const names = useId();
  const label = t(kind === "tag" ? "addTag" : "addList");
  return (
    <Popover
      label={label}
      trigger={(props) => (
        <button
          type="button"
          className="chip h-6 min-h-6 px-1.5"
          aria-label={label}
          data-tip={label}
          {...props}
        >
          <Icon of={Plus} size="s" />
        </button>
      )}
    >
      {(close) => (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get("place") ?? "").trim();
            if (name) onAdd(name);
            close();
          }}
        >
          <Input name="place" aria-label={label} list={names} maxLength={120} autoComplete="off" autoFocus />
          <datalist id={names}>
            {choices.map(({ id, name }) => (
              <option key={id} value={name} />
            ))}
          </datalist>
          <Button type="submit" variant="primary">
            {t("add")}
          </Button>
        </form>
      )}
    </Popover>
  );
}
