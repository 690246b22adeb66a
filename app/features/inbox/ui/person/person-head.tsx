import X from "lucide-react/icons/x";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { trpc } from "~/trpc/client";
import { Avatar } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import { toast } from "~/ui/toast";
import { AddTag } from "./add-tag";
import type { SectionProps } from "./person-panel";
import { saidError } from "./said-error";

/** Name, phone and tags; a tag is given or taken on the spot. */
export function PersonHead({ person, change, refresh }: SectionProps) {
  const t = useT("inbox-person");
  const common = useT("common");
  const { contactId, name, phone, tags, mayWrite } = person;
  const shownPhone = phone ? formatPhone(phone) : "";
  const tag = async (tagName: string, act: "add" | "remove") => {
    const rest = tags.filter((one) => one.name !== tagName);
    change({ tags: act === "add" ? [...rest, { id: tagName, name: tagName }] : rest });
    try {
      await trpc.contacts.tag.mutate({ selection: { ids: [contactId] }, name: tagName, change: act });
    } catch (error) {
      toast({ text: saidError(error, common("errors.unknown")), tone: "bad" });
    }
    refresh();
  };
  return (
    <section aria-label={t("tags")}>
      <div className="row gap-3">
        <Avatar id={contactId} name={name || shownPhone} size="xl" />
        <div className="grow">
          <div
            className="semi lg line-clamp-3 [overflow-wrap:anywhere] [unicode-bidi:plaintext]"
            title={name}
          >
            {name || shownPhone || common("noName")}
          </div>
          {name && shownPhone && <div className="t2 num">{shownPhone}</div>}
        </div>
      </div>
      <div className="row flex-wrap gap-1 pt-2.5">
        {tags.map(({ id, name: tagName }) => (
          <span key={id} className={mayWrite ? "tag max-w-full h-6 pr-0 gap-0.5" : "tag max-w-full h-6"}>
            <span className="ell" title={tagName}>
              {tagName}
            </span>
            {mayWrite && (
              <button
                type="button"
                className="grid size-6 place-items-center rounded-[4px] text-ink-3 hover:text-ink"
                aria-label={t("removeTag", { name: tagName })}
                onClick={() => tag(tagName, "remove")}
              >
                <Icon of={X} size="s" />
              </button>
            )}
          </span>
        ))}
        {tags.length === 0 && !mayWrite && <span className="t3">{t("noTags")}</span>}
        {mayWrite && <AddTag taken={tags.map((one) => one.name)} onAdd={(tagName) => tag(tagName, "add")} />}
      </div>
    </section>
  );
}
