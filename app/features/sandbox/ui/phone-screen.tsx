import { Link, useFetcher, useSearchParams } from "@remix-run/react";
import Send from "lucide-react/icons/send";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { IconButton } from "~/ui/icon-button";
import { PhonePreview } from "~/ui/phone-preview";
import { Say } from "~/ui/say";
import type { SandboxView } from "../sandbox-view";
import { PhoneActs } from "./phone-acts";
import { PhoneMessage } from "./phone-message";
import { usePhoneWords } from "./use-phone-words";

interface PhoneScreenProps {
  view: SandboxView & { open: NonNullable<SandboxView["open"]> };
  mayWrite: boolean;
}

/** The pretend phone in the middle: one reads and answers as the customer. */
export function PhoneScreen({ view, mayWrite }: PhoneScreenProps) {
  const t = useT("sandbox.phone");
  const formats = useFormats();
  const words = usePhoneWords();
  const { open } = view;
  const { name } = words(open);
  const { business, messages } = open;
  const { submit, state, data } = useFetcher<{ done: true } | FormFailure>();
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when a message came or another phone was opened.
  useEffect(() => {
    const box = end.current?.parentElement;
    if (box) box.scrollTop = box.scrollHeight;
  }, [messages.length, open.phone]);
  const act = (fields: Record<string, string>) =>
    submit(
      { phone: open.phone, business: business?.key ?? "", ...fields },
      { method: "post", action: "/sandbox" },
    );
  const able = mayWrite && business !== null;
  const sms = business?.channel === "sms";
  const failure = state === "idle" && data && "fields" in data ? data.sentence : undefined;
  return (
    <section className="sbx-stage" aria-label={name}>
      <BusinessChips view={view} />
      <PhonePreview
        name={business?.name ?? t("nobody")}
        subtitle={business?.displayPhone}
        time={formats.date(new Date(view.at), "time")}
        height="min(620px, 100%)"
        composer={
          able && <Composer key={open.phone} name={name} onSay={(text) => act({ intent: "say", text })} />
        }
      >
        <div className="mt-auto" />
        {messages.length === 0 && <p className="sys">{business ? t("nothing") : t("noNumber")}</p>}
        {messages.map((message, at) => (
          <PhoneMessage
            key={message.id}
            message={message}
            grouped={messages[at - 1]?.from === message.from}
            onAct={able && !sms ? act : undefined}
            onPress={
              able
                ? (messageId, index, kind) => act({ intent: "press", messageId, index: String(index), kind })
                : undefined
            }
          />
        ))}
        <div ref={end} />
      </PhonePreview>
      {able && <PhoneActs sms={sms} onAct={act} />}
      {failure && (
        <Say tone="bad" live>
          {failure}
        </Say>
      )}
    </section>
  );
}

function Composer({ name, onSay }: { name: string; onSay: (text: string) => void }) {
  const t = useT("sandbox.phone");
  const [text, setText] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "") return;
    onSay(text);
    setText("");
  };
  return (
    <form className="sbx-write" onSubmit={send}>
      <input
        className="inp quiet"
        aria-label={t("writeAs", { name })}
        placeholder={t("writeAs", { name })}
        value={text}
        maxLength={4096}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <IconButton type="submit" icon={Send} label={t("send")} variant="primary" />
    </form>
  );
}

/** With several numbers one chooses which of them the customer is talking to. */
function BusinessChips({ view }: { view: SandboxView }) {
  const t = useT("sandbox.phone");
  const [search] = useSearchParams();
  if (view.businesses.length < 2 || !view.open) return null;
  const to = (key: string) => {
    const next = new URLSearchParams(search);
    next.set("phone", view.open?.phone ?? "");
    next.set("business", key);
    return `?${next}`;
  };
  return (
    <nav className="sbx-acts" aria-label={t("talksTo")}>
      {view.businesses.map(({ key, name, channel }) => (
        <Link
          key={key}
          to={to(key)}
          className={key === view.open?.business?.key ? "chip on" : "chip"}
          aria-current={key === view.open?.business?.key ? "true" : undefined}
        >
          {t("business", { name, channel })}
        </Link>
      ))}
    </nav>
  );
}
