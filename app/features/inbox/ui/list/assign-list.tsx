import { Command } from "cmdk";
import Building from "lucide-react/icons/building";
import Check from "lucide-react/icons/check";
import Search from "lucide-react/icons/search";
import UserMinus from "lucide-react/icons/user-minus";
import { type KeyboardEvent, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import { useDirectory, useInboxStore } from "../store/store-context";
import { type AssignTo, useWork } from "../store/use-work";

/** Who may look after conversations: me first, then colleagues, departments, nobody. Enter at once: to me. */
export default function AssignList({ ids, close }: { ids: string[]; close: () => void }) {
  const t = useT("inbox-list.assign");
  const directory = useDirectory();
  const store = useInboxStore();
  const work = useWork();
  const [note, setNote] = useState("");
  const only = ids.length === 1 ? store.row(ids[0]!) : undefined;
  if (!directory) return null;
  const { me, members, departments } = directory;
  const give = (to: AssignTo) => () => {
    close();
    work.assign(ids, { ...to, ...(note.trim() && { note: note.trim() }) });
  };
  const colleagues = members.filter(({ userId, role }) => userId !== me.userId && role !== "viewer");
  const mine = members.find(({ userId }) => userId === me.userId);
  const online = (on: boolean) => <span className="x">{t(on ? "online" : "away")}</span>;
  return (
    <Command label={t("title")} loop>
      <div className="q">
        <Icon of={Search} size="s" />
        <Command.Input autoFocus placeholder={t("search")} />
      </div>
      <Command.List>
        <Command.Empty className="none">{t("none")}</Command.Empty>
        <Command.Item
          className="it"
          value="me"
          keywords={[t("me"), mine?.name ?? ""]}
          onSelect={give({ assigneeId: me.userId })}
        >
          <Avatar id={me.userId} name={mine?.name ?? null} size="s" />
          <span className="ell grow">{t("me")}</span>
          {only?.assigneeId === me.userId && <Icon of={Check} size="s" label={t("current")} />}
        </Command.Item>
        {(!only || only.assigneeId !== null) && (
          <Command.Item
            className="it"
            value="nobody"
            keywords={[t("nobody")]}
            onSelect={give({ assigneeId: null })}
          >
            <Icon of={UserMinus} />
            <span className="ell grow">{t("nobody")}</span>
          </Command.Item>
        )}
        {colleagues.length > 0 && (
          <Command.Group heading={t("members")}>
            {colleagues.map((member) => (
              <Command.Item
                key={member.userId}
                className="it"
                value={member.userId}
                keywords={[member.name]}
                onSelect={give({ assigneeId: member.userId })}
              >
                <Avatar id={member.userId} name={member.name} size="s" />
                <span className="ell grow" dir="auto">
                  {member.name}
                </span>
                {online(member.online)}
                {only?.assigneeId === member.userId && <Icon of={Check} size="s" label={t("current")} />}
              </Command.Item>
            ))}
          </Command.Group>
        )}
        {departments.length > 0 && (
          <Command.Group heading={t("departments")}>
            {departments.map(({ id, name }) => (
              <Command.Item
                key={id}
                className="it"
                value={id}
                keywords={[name]}
                onSelect={give({ departmentId: id })}
              >
                <Icon of={Building} />
                <span className="ell grow" dir="auto">
                  {name}
                </span>
                {only?.departmentId === id && <Icon of={Check} size="s" label={t("current")} />}
              </Command.Item>
            ))}
          </Command.Group>
        )}
      </Command.List>
      <div className="wk-f">
        <input
          className="inp quiet"
          aria-label={t("note")}
          placeholder={t("note")}
          maxLength={4_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          onKeyDown={keepTyping}
        />
      </div>
    </Command>
  );
}

/** The list would take Home, End and Enter for itself. */
function keepTyping(event: KeyboardEvent) {
  if (event.key !== "Escape") event.stopPropagation();
}
