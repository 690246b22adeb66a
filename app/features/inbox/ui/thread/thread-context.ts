import { createContext, useContext } from "react";
import type { ChannelKind } from "~/channels/channel";
import type { Formats } from "~/i18n/core/formats";
import { useT } from "~/i18n/use-t";
import type { AnswerRules } from "../../conversation-facts";
import type { InboxDirectory } from "../../inbox-directory";

export const useThreadT = () => useT("inbox-thread");
export type ThreadT = ReturnType<typeof useThreadT>;

/** What bubbles can ask for. All of them stay the same functions while a conversation is open. */
export interface ThreadActions {
  goTo(messageId: string): void;
  /** The menu of one bubble, beside its button. */
  openMenu(messageId: string, anchor: HTMLElement): void;
  /** When it was sent, delivered, read, and why it failed. */
  showDelivery(messageId: string, anchor: HTMLElement): void;
  /** Pictures and films over the page. */
  openMedia(messageId: string): void;
  /** A file that only the provider has so far. */
  fetchMedia(messageId: string): void;
  undo(messageId: string): void;
  /** Sends a failed one again. */
  retry(messageId: string): void;
  /** Puts the words of a refused one back where one writes. */
  rewrite(messageId: string): void;
  discard(messageId: string): void;
  react(messageId: string, emoji: string): void;
}

/** What every bubble of the open conversation needs to draw itself; the same object while nothing of it changes. */
export interface ThreadView {
  conversationId: string;
  channel: ChannelKind;
  /** Name of the person, or their phone. */
  personName: string;
  phone: string | null;
  directory: InboxDirectory | null;
  can: AnswerRules["can"] | null;
  mayAnswer: boolean;
  t: ThreadT;
  formats: Formats;
  actions: ThreadActions;
}

export const ThreadContext = createContext<ThreadView | null>(null);

export function useThreadView(): ThreadView {
  const view = useContext(ThreadContext);
  if (!view) throw new Error("Only inside an open conversation");
  return view;
}
