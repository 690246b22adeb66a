import { FormattedText } from "~/ui/formatted-text";
import type { MessageView } from "../message-view";

/** By the bare names that stand in the text, from values by full key ("body.1" → "1"). */
export function valuesOf(
  part: "header" | "body",
  kind: MessageView["kind"],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  if (kind === "text") return { ...values };
  const start = `${part}.`;
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      key.startsWith(start) && value ? [[key.slice(start.length), value]] : [],
    ),
  );
}

/** The words of a message with what each variable became, marked as variables are. */
export function FilledText({ message, values }: { message: MessageView; values: Record<string, string> }) {
  const { header, body, kind } = message;
  const text = kind === "text" ? withoutFallbacks(body) : body;
  return (
    <div className="break-words">
      {header?.format === "text" && (
        <div className="semi">
          <FormattedText text={header.text} values={valuesOf("header", kind, values)} />
        </div>
      )}
      <FormattedText text={text} values={valuesOf("body", kind, values)} />
    </div>
  );
}

/** `{{name|friend}}` → `{{name}}`: what stands there is in the values already. */
export function withoutFallbacks(text: string): string {
  return text.replace(/\{\{\s*([\p{L}\p{N}_.]+)\s*\|[^{}]*\}\}/gu, "{{$1}}");
}
