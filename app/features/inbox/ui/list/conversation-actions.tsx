import Check from "lucide-react/icons/check";
import Clock from "lucide-react/icons/clock";
import LayoutTemplate from "lucide-react/icons/layout-template";
import Mail from "lucide-react/icons/mail";
import MessageSquareQuote from "lucide-react/icons/message-square-quote";
import Reply from "lucide-react/icons/reply";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import TagGlyph from "lucide-react/icons/tag";
import UserPlus from "lucide-react/icons/user-plus";
import { useMemo, useRef } from "react";
import { useT } from "~/i18n/use-t";
import { type PaletteItem, usePaletteItems } from "~/ui/palette-items";
import { useDirectory, useRow } from "../store/store-context";
import { useWork } from "../store/use-work";
import { runInboxCommand } from "./inbox-commands";
import type { WorkKind } from "./work-kind";

interface ConversationActionsProps {
  id: string;
  mayAnswer: boolean;
  onWork: (kind: WorkKind) => void;
}

/** What Ctrl K offers first while a conversation is open. Draws nothing. */
export default function ConversationActions({ id, mayAnswer, onWork }: ConversationActionsProps) {
  const t = useT("inbox-list.here");
  const row = useRow(id);
  const directory = useDirectory();
  const work = useWork();
  const doWork = useRef(onWork);
  doWork.current = onWork;
  const [assigneeId, state, worn] = [row?.assigneeId, row?.state, row?.labelIds.join()];
  const items = useMemo<PaletteItem[]>(() => {
    if (state === undefined || !directory) return [];
    const { me, members, labels } = directory;
    const unread: PaletteItem = {
      id: "unread",
      label: t("unread"),
      icon: Mail,
      kbd: "U",
      onSelect: () => work.markUnread([id]),
    };
    if (!mayAnswer) return [unread];
    const kind = (one: WorkKind, icon: PaletteItem["icon"], kbd: string): PaletteItem => ({
      id: one,
      label: t(one),
      icon,
      kbd,
      onSelect: () => doWork.current(one),
    });
    const command = (name: "reply" | "template" | "quickReply", icon: PaletteItem["icon"], kbd?: string) => ({
      id: name,
      label: t(name),
      icon,
      kbd,
      // The palette gives the focus back when it closes: what is asked for comes after that.
      onSelect: () => setTimeout(() => runInboxCommand(name)),
    });
    return [
      command("reply", Reply, "R"),
      state === "done"
        ? { id: "reopen", label: t("reopen"), icon: RotateCcw, kbd: "E", onSelect: () => work.reopen([id]) }
        : { id: "finish", label: t("finish"), icon: Check, kbd: "E", onSelect: () => work.finish([id]) },
      ...(assigneeId === me.userId
        ? []
        : [
            {
              id: "assign-me",
              label: t("assignMe"),
              icon: UserPlus,
              onSelect: () => work.assign([id], { assigneeId: me.userId }),
            },
          ]),
      kind("assign", UserPlus, "A"),
      kind("snooze", Clock, "S"),
      kind("label", TagGlyph, "L"),
      command("template", LayoutTemplate, "T"),
      command("quickReply", MessageSquareQuote, "/"),
      unread,
      ...labels
        .filter((label) => !worn?.split(",").includes(label.id))
        .map((label) => ({
          id: `label ${label.id}`,
          label: t("labelWith", { label: label.name }),
          icon: TagGlyph,
          onlyWhenAsked: true,
          onSelect: () => work.label([id], [label.id], []),
        })),
      ...members
        .filter(({ userId, role }) => role !== "viewer" && userId !== me.userId && userId !== assigneeId)
        .map(({ userId, name }) => ({
          id: `assign ${userId}`,
          label: t("assignTo", { name }),
          icon: UserPlus,
          onlyWhenAsked: true,
          onSelect: () => work.assign([id], { assigneeId: userId }),
        })),
    ];
  }, [id, state, assigneeId, worn, directory, mayAnswer, work, t]);
  usePaletteItems(t("heading"), items);
  return null;
}
