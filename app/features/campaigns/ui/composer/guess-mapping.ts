import { STANDARD_FIELDS } from "../../core/contact-fields";
import type { VariableMapping } from "../../core/variable-mapping";
import type { MessageView } from "../../message-view";

const WORDS: [RegExp, (typeof STANDARD_FIELDS)[number]][] = [
  [/sobrenome|last.?name|apellido/i, "last_name"],
  [/nome|name|nombre/i, "first_name"],
  [/e-?mail/i, "email"],
  [/telefone|celular|phone|fone/i, "phone"],
];

/**
 * Fields that a message's open variables most likely mean: a field of the same name, a word for a name or an address,
 * and for a lone numbered one the first name. What a person chose stays.
 */
export function guessMapping(
  message: Pick<MessageView, "variables">,
  mapping: VariableMapping,
  fields: readonly { key: string; label: string }[],
): VariableMapping {
  const guessed: VariableMapping = { ...mapping };
  const texts = message.variables.filter(({ kind }) => kind === "text");
  for (const { key, label } of texts) {
    if (guessed[key]) continue;
    const field =
      fieldFor(label, fields) ?? (key === texts[0]?.key && /^\d+$/.test(label) ? "first_name" : undefined);
    if (field) guessed[key] = { field };
  }
  return guessed;
}

function fieldFor(label: string, fields: readonly { key: string; label: string }[]): string | undefined {
  const same = (text: string) => text.toLowerCase() === label.toLowerCase();
  const standard = STANDARD_FIELDS.find(same);
  const own = fields.find((field) => same(field.key) || same(field.label));
  return standard ?? own?.key ?? WORDS.find(([pattern]) => pattern.test(label))?.[1];
}
