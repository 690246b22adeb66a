import { renderTemplatePreview } from "~/features/templates/core/render-template-preview";
import { resolveLocalText } from "~/features/templates/core/resolve-local-text";
import { resolveTemplate } from "~/features/templates/core/resolve-template";
import { templateOfRow, textsOfRow } from "~/features/templates/template-of-row";
import type { CompanyRead } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { checkedText, requireFreeText } from "./check-answer";
import type { ComposedAnswer } from "./composed-answer";
import type { AnswerContent } from "./core/answer-content";
import type { AnswerGround } from "./load-answer-facts.server";
import { sendableTemplates } from "./sendable-templates";

/**
 * A template with its variables filled in: Meta's, also outside the 24 hours, or a text of the company's own.
 * @throws AppError NOT_FOUND for one that this number cannot send, BAD_REQUEST for what cannot be filled in,
 *   CONFLICT when the person wants no marketing
 */
export async function composeTemplate(
  scope: CompanyRead,
  ground: AnswerGround,
  { templateId, values }: Extract<AnswerContent, { kind: "template" }>,
): Promise<ComposedAnswer> {
  const row = await scope.db.template.findFirst({
    where: { id: templateId, ...sendableTemplates(ground.connection) },
  });
  if (!row) throw new AppError("NOT_FOUND", "inbox-answer.errors.noTemplate");
  const template = templateOfRow(row);
  if (!template) {
    requireFreeText(ground);
    const resolved = resolveLocalText(textsOfRow(row)[0], values);
    if (!resolved.ok)
      throw new AppError("BAD_REQUEST", "inbox-answer.errors.missingValue", { name: resolved.missing[0]! });
    const text = checkedText(resolved.text, ground.rules.maxTextLength);
    return {
      outbound: { type: "text", text },
      purpose: "SERVICE",
      bubble: { type: "text", text, content: null },
    };
  }
  const resolved = resolveTemplate(template, values);
  if (!resolved.ok) {
    const { problem } = resolved;
    if (problem.kind === "missing-variable")
      throw new AppError("BAD_REQUEST", "inbox-answer.errors.missingValue", {
        name: problem.key.replace(/^\w+\.(\d+\.)?/, ""),
      });
    throw new AppError("BAD_REQUEST", "inbox-answer.errors.cannotFill");
  }
  const purpose =
    row.category === "MARKETING" || row.category === "AUTHENTICATION" ? row.category : "UTILITY";
  const { body } = renderTemplatePreview(template, values);
  return {
    outbound: resolved.content,
    purpose,
    bubble: {
      type: "template",
      text: body.map((segment) => segment.text).join(""),
      content: {
        buttons: template.buttons.map(({ text }) => text),
        template: { id: row.id, name: row.name },
      },
    },
  };
}
