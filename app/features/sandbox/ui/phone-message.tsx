import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Bubble } from "~/ui/bubble";
import { TemplateBubble, type TemplateButton, type TemplateHeader } from "~/ui/template-bubble";
import type { TickState } from "~/ui/ticks";
import type { SandboxMessage } from "../sandbox-view";
import { MessageActs } from "./message-acts";

interface PhoneMessageProps {
  message: SandboxMessage;
  grouped: boolean;
  onPress?: (messageId: string, index: number, kind: "button" | "list") => void;
  /** Reacting, changing, deleting; not where there are only texts. */
  onAct?: (fields: Record<string, string>) => void;
}

const MEDIA: Record<string, "image" | "video" | "document"> = {
  IMAGE: "image",
  VIDEO: "video",
  DOCUMENT: "document",
};

/** One message on the pretend phone: the business's at the left, with its buttons to press; the customer's at the right. */
export function PhoneMessage(props: PhoneMessageProps) {
  const { message, onAct } = props;
  return (
    <>
      <PhoneBubble {...props} />
      {onAct && <MessageActs message={message} onAct={onAct} />}
    </>
  );
}

function PhoneBubble({ message, grouped, onPress }: PhoneMessageProps) {
  const t = useT("sandbox.kinds");
  const time = useFormats().date(new Date(message.at), "time");
  const name = message.type as "audio";
  const text = message.text || (t.has(name) ? t(name) : message.type);
  if (message.from === "customer") {
    return (
      <Bubble side="out" time={time} state={tickOf(message)} grouped={grouped}>
        {text}
      </Bubble>
    );
  }
  if (!message.buttons?.length && !message.header && !message.footer) {
    return (
      <Bubble side="in" time={time} grouped={grouped}>
        {text}
        {message.reaction && <span className="block">{message.reaction}</span>}
      </Bubble>
    );
  }
  const buttons = message.buttons ?? [];
  // Rows of a list are counted apart; buttons among all of them. Links and phone numbers send nothing back.
  const press = (_: TemplateButton, at: number) => {
    const kind = buttons[at]?.kind;
    if (kind === "other") return;
    const rowsBefore = buttons.slice(0, at).filter((one) => one.kind === "list").length;
    onPress?.(message.id, kind === "list" ? rowsBefore : at, kind === "list" ? "list" : "button");
  };
  return (
    <TemplateBubble
      header={headerOf(message.header)}
      body={text}
      footer={message.footer}
      time={time}
      buttons={buttons.map(({ title, kind }) => ({ kind: kind === "other" ? "url" : "reply", text: title }))}
      onPress={onPress && press}
    />
  );
}

function tickOf({ status }: SandboxMessage): TickState {
  return status === "accepted" || status === "held" ? "sending" : status;
}

function headerOf(header: string | undefined): TemplateHeader | undefined {
  if (!header) return undefined;
  const media = MEDIA[header];
  if (media) return { kind: media };
  return header === "LOCATION" ? { kind: "location" } : { kind: "text", text: header };
}
