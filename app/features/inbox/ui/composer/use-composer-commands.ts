import { useEffect, useRef } from "react";
import { onInboxCommand } from "../list/inbox-commands";
import type { ToolActions } from "./composer-tools";

/** What the inbox's keys and the palette ask of the place where one writes. */
export function useComposerCommands(on: ToolActions, reply: () => void): void {
  const latest = useRef({ on, reply });
  latest.current = { on, reply };
  useEffect(() => {
    const stops = [
      onInboxCommand("reply", () => latest.current.reply()),
      onInboxCommand("note", () => latest.current.on.note()),
      onInboxCommand("template", () => latest.current.on.template()),
      onInboxCommand("quickReply", () => latest.current.on.quickReply()),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
}
