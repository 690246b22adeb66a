import { Link } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";

interface DraftNameProps {
  name: string;
  onChange: (name: string) => void;
  mayChange: boolean;
  state: ReactNode;
  note: ReactNode;
  actions: ReactNode;
}

/** The page's head with a title that one types into. */
export function DraftName({ name, onChange, mayChange, state, note, actions }: DraftNameProps) {
  const t = useT("composer");
  const say = useT("campaigns");
  const back = useT("common.actions")("back");
  return (
    <header className="head">
      <Link to="/campaigns" className="btn ghost ic only-m -ml-2.5" aria-label={back}>
        <Icon of={ArrowLeft} />
      </Link>
      <Link to="/campaigns" className="crumb no-m nw" prefetch="intent">
        {say("title")}
      </Link>
      <h1 className="sr">{name || t("nameless")}</h1>
      <span className="draft-name" data-value={name || t("nameless")}>
        <input
          value={name}
          disabled={!mayChange}
          size={1}
          maxLength={200}
          aria-label={t("name")}
          placeholder={t("nameless")}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </span>
      <span className="no-m flex-none">{state}</span>
      <span className="t3 sm no-m nw" role="status">
        {note}
      </span>
      {actions && <div className="acts">{actions}</div>}
    </header>
  );
}
