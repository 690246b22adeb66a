import { Link } from "@remix-run/react";
import X from "lucide-react/icons/x";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import type { ContactFilter } from "../core/contact-filter";
import { paths } from "../core/contact-paths";
import type { FilterChoices } from "../filter-choices.server";

/** What is filtered, in words; each can be taken away. */
export function ActiveFilters({ filter, choices }: { filter: ContactFilter; choices: FilterChoices }) {
  const t = useT("contacts.filter");
  const words = useFilterWords(filter, choices);
  if (words.length === 0) return null;
  return (
    <nav className="chips" aria-label={t("active")}>
      {words.map(({ name, text }) => (
        <Link
          key={name}
          className="chip on max-w-[280px]"
          to={paths.contacts({ ...filter, [name]: undefined })}
          aria-label={t("remove", { name: text })}
          preventScrollReset
        >
          <span className="ell" title={text}>
            {text}
          </span>
          <Icon of={X} size="s" />
        </Link>
      ))}
      <Link className="link sm nw" to={paths.contacts(filter.q ? { q: filter.q } : {})} preventScrollReset>
        {t("clear")}
      </Link>
    </nav>
  );
}

function useFilterWords(filter: ContactFilter, choices: FilterChoices) {
  const t = useT("contacts.filter");
  const formats = useFormats();
  const nameOf = (all: { id: string; name: string }[], id: string) =>
    all.find((one) => one.id === id)?.name ?? t("gone");
  const { list, tag, stopped, basis, reach, since } = filter;
  const words: { name: keyof ContactFilter; text: string | false | undefined }[] = [
    { name: "list", text: list && t("listIs", { name: nameOf(choices.lists, list) }) },
    { name: "tag", text: tag && t("tagIs", { name: nameOf(choices.tags, tag) }) },
    { name: "stopped", text: stopped && t(`stoppedOptions.${stopped}`) },
    { name: "basis", text: basis && t(`basisOptions.${basis}`) },
    { name: "reach", text: reach && t(`reachOptions.${reach}`) },
    { name: "import", text: filter.import && t("importIs", { name: choices.importName ?? t("gone") }) },
    {
      name: "since",
      text: since && t("sinceIs", { date: formats.date(new Date(`${since}T12:00Z`), "day", "UTC") }),
    },
  ];
  return words.filter((word): word is { name: keyof ContactFilter; text: string } => Boolean(word.text));
}
