import { useT } from "~/i18n/use-t";
import { Tag } from "~/ui/tag";

/** The first tags and how many more there are; the title names them. */
export function TagRow({ tags, most = 2 }: { tags: { id: string; name: string }[]; most?: number }) {
  const t = useT("contacts.table");
  const rest = tags.slice(most).map(({ name }) => name);
  return (
    <>
      {tags.slice(0, most).map(({ id, name }) => (
        <Tag key={id} className="min-w-0">
          {name}
        </Tag>
      ))}
      {rest.length > 0 && (
        <span className="tag flex-none" title={t("moreTags", { count: rest.length, names: rest.join(", ") })}>
          +{rest.length}
        </span>
      )}
    </>
  );
}
