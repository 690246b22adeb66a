import { clsx } from "clsx";
import { Suspense, useRef, useState } from "react";
import { lazyPiece } from "~/ui/lazy-piece";
import type { ConversationFacts } from "../../conversation-facts";
import { useThreadView } from "../thread/thread-context";
import type { Answers } from "../thread/use-answers";
import { threads } from "../thread-store/threads";
import { AnswerNotice } from "./answer-notice";
import { ComposerField } from "./composer-field";
import { ComposerTools, type ToolActions } from "./composer-tools";
import type { Composing } from "./composing";
import { editLast } from "./edit-last";
import { insertSign } from "./insert-sign";
import { PhoneTools } from "./phone-tools";
import { SendButton } from "./send-button";
import { useClosedMeanwhile } from "./use-closed-meanwhile";
import { useComposerCommands } from "./use-composer-commands";
import { useFileDrop } from "./use-file-drop";
import { useSubmit } from "./use-submit";
import { useTypingSignal } from "./use-typing-signal";
import { useUploads } from "./use-uploads";
import { useWriting } from "./use-writing";
import { useWrittenAbout } from "./use-written-about";
import { WaitsLine } from "./waits-line";
import { WindowClock } from "./window-clock";

const FileTray = lazyPiece(() => import("./file-tray"));
const WritingAbout = lazyPiece(() => import("./writing-about"));
const EmojiPicker = lazyPiece(() => import("./emoji-picker"));
const VoiceRecorder = lazyPiece(() => import("./voice-recorder"));
const TemplateDialog = lazyPiece(() => import("./template-dialog"));

interface ComposerProps {
  facts: ConversationFacts;
  composing: Composing;
  onComposing: (next: Composing) => void;
  answers: Answers;
  formId: string;
}

/** Where one writes: an answer, a note for the team, files, a voice note, a template. */
export function Composer({ facts, composing, onComposing, answers, formId }: ComposerProps) {
  const { t, conversationId } = useThreadView();
  const { rules, mayAnswer } = facts;
  const field = useRef<HTMLTextAreaElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const replyTo = composing.replyTo ?? null;
  const [writing, write] = useWriting(conversationId, facts.draft, replyTo?.id ?? null);
  const { text, note } = writing;
  const uploads = useUploads(conversationId);
  const typing = useTypingSignal(conversationId, !note);
  const [emoji, setEmoji] = useState<HTMLElement | null>(null);
  const [recording, setRecording] = useState(false);
  const [template, setTemplate] = useState(false);
  const [kept, setKept] = useState(false);
  const closed = !mayAnswer || rules.refused !== null || rules.windowClosed || !rules.can.freeText;
  const writable = note ? mayAnswer : !closed;
  const { submit, waiting } = useSubmit({
    facts,
    writing,
    composing,
    uploads,
    answers,
    onDone() {
      write({ text: "" });
      onComposing({});
      setKept(false);
      typing.stop();
      field.current?.focus();
    },
  });
  const focus = () => requestAnimationFrame(() => field.current?.focus());
  useWrittenAbout({ facts, composing, onComposing, writing, write, focus });
  useClosedMeanwhile(conversationId, (text) => {
    write({ text });
    setKept(true);
  });

  const on: ToolActions = {
    attach: () => files.current?.click(),
    emoji: setEmoji,
    record: () => setRecording(true),
    template: () => setTemplate(true),
    note() {
      write({ note: !note });
      focus();
    },
    quickReply() {
      if (text === "") write({ text: "/", note: false });
      focus();
    },
  };
  useComposerCommands(on, () => {
    write({ note: false });
    focus();
  });
  const drop = useFileDrop((list) => {
    if (!rules.can.media || note || closed) return false;
    uploads.add(list);
    focus();
    return true;
  });
  const clock = rules.windowUntil && !rules.windowClosed && !note && (
    <WindowClock until={rules.windowUntil} onClosed={() => void threads.reader.refresh(conversationId)} />
  );
  return (
    <div className={clsx("composer", note && "noting", drop.over && "over")} {...drop.handlers}>
      <Suspense fallback={null}>
        {replyTo && <WritingAbout message={replyTo} how="reply" onCancel={() => onComposing({})} />}
        {composing.editing && (
          <WritingAbout
            message={composing.editing}
            how="edit"
            onCancel={() => {
              write({ text: "" });
              onComposing({});
            }}
          />
        )}
        {uploads.uploads.length > 0 && <FileTray {...uploads} />}
      </Suspense>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        aria-label={t("composer.attach")}
        onChange={(event) => {
          if (event.target.files) drop.take(event.target.files);
          event.target.value = "";
        }}
      />
      {recording && (
        <Suspense fallback={null}>
          <VoiceRecorder
            answers={answers}
            replyTo={replyTo ?? undefined}
            onClose={() => setRecording(false)}
          />
        </Suspense>
      )}
      {!writable && !recording && (
        <AnswerNotice facts={facts} kept={kept} onTemplate={on.template} onNote={on.note} />
      )}
      {writable && !recording && (
        <form
          method="post"
          className="comp-f"
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
        >
          <input type="hidden" name="id" value={formId} />
          <span className="only-m">
            <PhoneTools can={rules.can} note={note} on={on} />
          </span>
          <ComposerField
            ref={field}
            writing={writing}
            most={note ? 10_000 : rules.maxTextLength}
            write={write}
            onSubmit={submit}
            onTyping={typing.signal}
            onEditLast={() => editLast(conversationId, rules.can.edits, onComposing)}
            onCancel={composing.replyTo || composing.editing ? () => onComposing({}) : undefined}
          >
            <span className="only-m">{clock}</span>
          </ComposerField>
          <div className="tools">
            <span className="row gap-0.5 no-m">
              <ComposerTools can={rules.can} note={note} on={on} />
            </span>
            <span className="grow no-m" />
            <span className="no-m">{clock}</span>
            <SendButton
              note={note}
              editing={composing.editing !== undefined}
              empty={text.trim() === "" && uploads.uploads.length === 0}
              waiting={waiting}
              onRecord={rules.can.voice && !note ? on.record : undefined}
            />
          </div>
        </form>
      )}
      {rules.waits && writable && !note && <WaitsLine waits={rules.waits} />}
      {emoji && (
        <Suspense fallback={null}>
          <EmojiPicker
            anchor={emoji}
            onPick={(sign: string) => insertSign(field.current, sign, (next) => write({ text: next }))}
            onClose={() => setEmoji(null)}
          />
        </Suspense>
      )}
      {template && (
        <Suspense fallback={null}>
          <TemplateDialog
            answers={answers}
            replyTo={replyTo ?? undefined}
            onClose={() => setTemplate(false)}
            onSent={() => setKept(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
