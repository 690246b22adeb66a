import { useEffect, useRef, useState } from "react";
import { trpc } from "~/trpc/client";
import { toast } from "~/ui/toast";
import type { ConversationFacts } from "../../conversation-facts";
import type { ThreadMessage } from "../../thread-message";
import { useThreadView } from "../thread/thread-context";
import type { Answers } from "../thread/use-answers";
import { refusalOf } from "../thread-store/call-problem";
import { withChanged } from "../thread-store/thread-window";
import { threads } from "../thread-store/threads";
import type { Composing } from "./composing";
import type { Upload, Uploads } from "./use-uploads";
import type { Writing } from "./use-writing";

interface SubmitOptions {
  facts: ConversationFacts;
  writing: Writing;
  composing: Composing;
  uploads: Uploads;
  answers: Answers;
  onDone: () => void;
}

/** Kinds that bear words under them; for the others the words are a message of their own. */
const CAPTIONED = new Set(["image", "video", "document"]);

/** What sending does: a note, a change, files with their words, or text. Files that are still on their way are awaited. */
export function useSubmit({ facts, writing, composing, uploads, answers, onDone }: SubmitOptions) {
  const { t, conversationId, directory } = useThreadView();
  const [waiting, setWaiting] = useState(false);
  // The store of threads draws anew before a state that is set here arrives: only this says at once that it was done.
  const wanted = useRef(false);
  const text = writing.text.trim();
  const coming = uploads.uploads.some(({ done, failed }) => !done && !failed);

  function submit() {
    if (writing.note) {
      if (text === "") return;
      answers.note(text, mentionsIn(text));
      return onDone();
    }
    if (text.length > facts.rules.maxTextLength) return;
    if (composing.editing) return edit(composing.editing);
    if (coming) {
      wanted.current = true;
      return setWaiting(true);
    }
    const ready = uploads.uploads.flatMap((upload) =>
      upload.done ? [{ ...upload, done: upload.done }] : [],
    );
    if (text === "" && ready.length === 0) return;
    sendAll(ready);
    onDone();
  }

  function sendAll(ready: (Upload & { done: NonNullable<Upload["done"]> })[]) {
    const captioned = ready.findIndex(({ done }) => CAPTIONED.has(done.kind));
    let { replyTo } = composing;
    if (text !== "" && captioned === -1) {
      answers.send({ content: { kind: "text", text }, replyTo });
      replyTo = undefined;
    }
    ready.forEach(({ done, preview }, at) => {
      const caption = at === captioned && text !== "" ? text : undefined;
      const { mediaId, kind, mimeType, filename, bytes, width, height } = done;
      answers.send({
        content: { kind: "media", mediaId, ...(caption !== undefined && { caption }) },
        replyTo,
        drawn: {
          type: kind,
          text: caption ?? "",
          media: { state: "stored", mediaId, url: preview, mimeType, filename, bytes, width, height },
        },
      });
      replyTo = undefined;
    });
    uploads.clear();
  }

  function edit(message: ThreadMessage) {
    if (text === "" || text === message.text) return onDone();
    const change = (next: Partial<ThreadMessage>) =>
      threads.cache.change(conversationId, {
        window: withChanged(threads.cache.get(conversationId).window, message.id, (one) => ({
          ...one,
          ...next,
        })),
      });
    change({ text, editedAt: new Date().toISOString() });
    onDone();
    trpc.inbox.edit.mutate({ messageId: message.id, text }).then(
      () => void threads.reader.refresh(conversationId),
      (error) => {
        change({ text: message.text, editedAt: message.editedAt });
        toast({ text: refusalOf(error) ?? t("errors.offline"), tone: "bad" });
      },
    );
  }

  function mentionsIn(words: string): string[] {
    const members = directory?.members ?? [];
    return members.filter(({ name }) => words.includes(`@${name}`)).map(({ userId }) => userId);
  }

  useEffect(() => {
    if (!wanted.current || coming) return;
    wanted.current = false;
    setWaiting(false);
    if (!uploads.uploads.some(({ failed }) => failed)) submit();
  });

  return { submit, waiting };
}
