import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";

/** A part of the composer, ticked when nothing is missing in it. */
export function Block({ title, done, children }: { title: string; done: boolean; children: ReactNode }) {
  const t = useT("composer");
  return (
    <section className="blk" aria-label={title}>
      <h2>
        <span className={clsx("n2", !done && "todo")}>{done && <Icon of={Check} label={t("done")} />}</span>
        {title}
      </h2>
      {children}
    </section>
  );
}
