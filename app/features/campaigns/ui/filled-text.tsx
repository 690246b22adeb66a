import { FormattedText } from "~/ui/formatted-text";
import type { MessageView } from "../message-view";

const WITH_FALLBACK = /\{\{\s*([\p{L}\p{N}_.]+)\s*\|([^{}]*)\}\}/gu;

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
  const text = kind === "text" ? spellFallbacks(body, values) : body;
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

/** `{{name|friend}}` → `{{name}}` where there is a value for it, else `friend`: as the person will read it. */
export function spellFallbacks(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(WITH_FALLBACK, (_whole, name: string, fallback: string) =>
    Object.hasOwn(values, name) && values[name]!.trim() ? `{{${name}}}` : fallback.trim(),
  );
}

/** `{{name|friend}}` → `{{name}}`. */
export function withoutFallbacks(text: string): string {
  return text.replace(WITH_FALLBACK, "{{$1}}");
}
