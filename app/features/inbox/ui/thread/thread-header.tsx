import { Link, useLocation } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import PanelRight from "lucide-react/icons/panel-right";
import type { ReactNode } from "react";
import { Avatar } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import { IconButton } from "~/ui/icon-button";
import type { ConversationRow } from "../../conversation-row";
import { useThreadView } from "./thread-context";

interface ThreadHeaderProps {
  row: ConversationRow;
  /** Whoever writes at the moment: the person first. */
  typing: { customer: boolean; members: string[] };
  panelOpen: boolean;
  onPanel: () => void;
  /** Assignee, snooze, done. */
  children: ReactNode;
}

/** Who one talks with, on which number, and what can be done with the conversation. */
export function ThreadHeader({ row, typing, panelOpen, onPanel, children }: ThreadHeaderProps) {
  const { t, personName, directory } = useThreadView();
  const { search } = useLocation();
  const connection = directory?.connections.find(({ id }) => id === row.connectionId);
  return (
    <div className="th-h">
      <Link
        to={{ pathname: "/inbox", search }}
        className="btn ghost ic only-m"
        aria-label={t("back")}
        data-tip={t("back")}
      >
        <Icon of={ArrowLeft} />
      </Link>
      <Avatar id={row.contactId} name={row.name || row.phone} />
      <div className="grow">
        <h2 className="semi lg ell" dir="auto" title={personName}>
          {personName}
        </h2>
        <div className="sm t3 ell" aria-live="polite">
          {typing.customer && <span className="acc med">{t("typing.customer")} · </span>}
          {!typing.customer && typing.members.length > 0 && (
            <span className="hold med">{t("typing.member", { name: typing.members[0] ?? "" })} · </span>
          )}
          <span dir="auto">{connection?.name ?? row.phone ?? ""}</span>
        </div>
      </div>
      {children}
      <IconButton icon={PanelRight} label={t("panel")} aria-pressed={panelOpen} onClick={onPanel} />
    </div>
  );
}
