import { Fragment } from "react";
import { useT } from "~/i18n/use-t";
import { smsSegments } from "../core/sms-segments";

/** The text with every character that shortens the SMS under the highlighter; nothing when there is none. */
export function MarkedOffenders({ text }: { text: string }) {
  const t = useT("templates.text");
  const offenders = new Set(smsSegments(text).offenders.map(({ char }) => char));
  if (offenders.size === 0) return null;
  return (
    <section aria-label={t("highlight")}>
      <p className="whitespace-pre-wrap break-words rounded-[8px] bg-sunken px-3 py-2.5 text-[14px] leading-5">
        {pieces(text, offenders).map(({ piece, marked }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have nothing else, and are drawn anew with the text.
          <Fragment key={at}>{marked ? <mark>{piece}</mark> : piece}</Fragment>
        ))}
      </p>
    </section>
  );
}

function pieces(text: string, offenders: ReadonlySet<string>): { piece: string; marked: boolean }[] {
  const found: { piece: string; marked: boolean }[] = [];
  for (const char of text) {
    const marked = offenders.has(char);
    const last = found.at(-1);
    if (last && last.marked === marked) last.piece += char;
    else found.push({ piece: char, marked });
  }
  return found;
}
