import { AppError } from "~/platform/errors/app-error";
import type { AnswerGround } from "./load-answer-facts.server";

/** Outside the 24 hours Meta takes templates only (131047). @throws AppError CONFLICT */
export function requireFreeText({ rules }: AnswerGround): void {
  if (rules.windowClosed) throw new AppError("CONFLICT", "inbox-answer.refused.window-closed");
  if (!rules.can.freeText) throw new AppError("BAD_REQUEST", "inbox-answer.cannot.freeText");
}

/** @throws AppError BAD_REQUEST where the channel has no such message */
export function requireWay({ rules }: AnswerGround, way: keyof AnswerGround["rules"]["can"]): void {
  if (!rules.can[way]) throw new AppError("BAD_REQUEST", `inbox-answer.cannot.${way}`);
}

/** The text as it goes out. @throws AppError BAD_REQUEST when it is empty or too long */
export function checkedText(text: string, most: number): string {
  const trimmed = text.replace(/\s+$/, "").replace(/^\s*\n/, "");
  if (trimmed.trim() === "") throw new AppError("BAD_REQUEST", "inbox-answer.errors.empty");
  if (trimmed.length > most) throw new AppError("BAD_REQUEST", "inbox-answer.errors.tooLong", { most });
  return trimmed;
}

/** @throws AppError CONFLICT when nothing may be sent to this person at all */
export function requirePerson({ rules }: AnswerGround): void {
  if (rules.refused) throw new AppError("CONFLICT", rules.refused.key, rules.refused.params);
}
