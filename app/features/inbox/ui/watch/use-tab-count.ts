import { useEffect, useRef } from "react";
import { useT } from "~/i18n/use-t";

/** While the tab is hidden its title says in how many conversations something new came. → tells it of more */
export function useTabCount(): (ids: string[]) => void {
  const t = useT("inbox-list");
  const seen = useRef({ ids: new Set<string>(), title: "" });
  useEffect(() => {
    const look = () => {
      const { ids, title } = seen.current;
      if (document.hidden) return;
      if (ids.size > 0) document.title = title;
      ids.clear();
    };
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return (more) => {
    const { ids } = seen.current;
    if (ids.size === 0) seen.current.title = document.title;
    for (const id of more) ids.add(id);
    document.title = t("tab", { count: ids.size });
  };
}
