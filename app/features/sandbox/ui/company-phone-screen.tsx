import { Link, useSearchParams } from "@remix-run/react";
import ArrowLeft from "lucide-react/icons/arrow-left";
import Send from "lucide-react/icons/send";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Bubble } from "~/ui/bubble";
import { Icon } from "~/ui/icon";
import { IconButton } from "~/ui/icon-button";
import { PhonePreview } from "~/ui/phone-preview";
import { Say } from "~/ui/say";
import type { CompanyPhoneChat, CompanyPhonesView } from "../company-phones-view";
import type { SandboxMessage } from "../sandbox-view";
import { CompanyChatList } from "./company-chat-list";
import { useCompanyAct } from "./use-company-act";

interface CompanyPhoneScreenProps {
  view: CompanyPhonesView & { open: NonNullable<CompanyPhonesView["open"]> };
  mayWrite: boolean;
}

/** The company's pretend phone in the middle: its chats, and one of them to read and to write in. */
export function CompanyPhoneScreen({ view, mayWrite }: CompanyPhoneScreenProps) {
  const t = useT("sandbox.company");
  const formats = useFormats();
  const [search] = useSearchParams();
  const { open, chat } = view;
  const { act, failure } = useCompanyAct(open.phone);
  const back = new URLSearchParams(search);
  back.delete("chat");
  const name = chat ? chat.name || formatPhone(chat.phone) : open.name || formatPhone(open.phone);
  return (
    <section className="sbx-stage" aria-label={name}>
      {chat && (
        <Link to={`?${back}`} className="btn ghost sm" preventScrollReset>
          <Icon of={ArrowLeft} size="s" />
          {t("back")}
        </Link>
      )}
      <PhonePreview
        name={name}
        subtitle={chat?.typing ? t("typing") : chat ? formatPhone(chat.phone) : t("subtitle")}
        time={formats.date(new Date(view.at), "time")}
        height="min(620px, 100%)"
        composer={
          chat &&
          mayWrite && (
            <Composer key={chat.phone} onSay={(text) => act({ intent: "send", to: chat.phone, text })} />
          )
        }
      >
        {chat ? <Messages chat={chat} /> : <CompanyChatList chats={open.chats} />}
      </PhonePreview>
      {failure && (
        <Say tone="bad" live>
          {failure}
        </Say>
      )}
    </section>
  );
}

function Messages({ chat }: { chat: CompanyPhoneChat }) {
  const kinds = useT("sandbox.kinds");
  const formats = useFormats();
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a message came or another chat was opened.
  useEffect(() => {
    const box = end.current?.parentElement;
    if (box) box.scrollTop = box.scrollHeight;
  }, [chat.messages.length, chat.phone]);
  const words = ({ text, type }: SandboxMessage) =>
    text || (kinds.has(type as "audio") ? kinds(type as "audio") : type);
  return (
    <>
      <div className="mt-auto" />
      {chat.messages.map((message, at) => (
        <Bubble
          key={message.id}
          side={message.from === "business" ? "out" : "in"}
          time={formats.date(new Date(message.at), "time")}
          state={message.from === "business" ? tickOf(message) : undefined}
          grouped={chat.messages[at - 1]?.from === message.from}
        >
          {words(message)}
          {message.reaction && <span className="block">{message.reaction}</span>}
        </Bubble>
      ))}
      <div ref={end} />
    </>
  );
}

const tickOf = ({ status }: SandboxMessage) =>
  status === "accepted" || status === "held" ? ("sending" as const) : status;

function Composer({ onSay }: { onSay: (text: string) => void }) {
  const t = useT("sandbox.company");
  const send = useT("sandbox.phone")("send");
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    onSay(text);
    setText("");
  };
  return (
    <form className="sbx-write" onSubmit={submit}>
      <input
        className="inp quiet"
        aria-label={t("writeAs")}
        placeholder={t("writeAs")}
        value={text}
        maxLength={4096}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <IconButton type="submit" icon={Send} label={send} variant="primary" />
    </form>
  );
}
