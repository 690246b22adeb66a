import { z } from "zod";
import { type InboxSettings, inboxSettingsSchema } from "./inbox-settings";

const on = z.preprocess((value) => value === "on", z.boolean());
const { reopenTo } = inboxSettingsSchema.shape;

const shape = z.object({
  undoSeconds: z.preprocess(
    (text) => (text === "" ? undefined : Number(text)),
    z
      .int("inbox-settings.errors.undoSeconds")
      .min(0, "inbox-settings.errors.undoSeconds")
      .max(30, "inbox-settings.errors.undoSeconds"),
  ),
  autoAssign: on,
  reopenTo,
  readReceipts: on,
  surveyOn: on,
  question: z.string().trim().max(1_000, "inbox-settings.errors.questionTooLong").default(""),
});

/** The inbox page's form → settings. */
export const inboxSettingsFormSchema: z.ZodType<InboxSettings> = shape.transform((form, check) => {
  const { surveyOn, question, ...others } = form;
  if (surveyOn && question === "") {
    check.addIssue({ code: "custom", path: ["question"], message: "inbox-settings.errors.questionMissing" });
    return z.NEVER;
  }
  return { ...others, survey: { on: surveyOn, question } };
});
