import { mayContact } from "~/features/consent/core/may-contact";
import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import type { ComposedAnswer } from "./composed-answer";
import type { AnswerGround } from "./load-answer-facts.server";

/** A marketing template is marketing, whoever sends it. @throws AppError CONFLICT when the gate will not let it out */
export function requireConsent({ person, connection }: AnswerGround, { purpose }: ComposedAnswer): void {
  if (purpose !== "MARKETING") return;
  const now = appProcess().clock.now();
  const permission = mayContact(person, connection.kind, "marketing", now, { content: "template" });
  if (permission.answer === "no") throw new AppError("CONFLICT", `inbox-answer.refused.${permission.why}`);
}
