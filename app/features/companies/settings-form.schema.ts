import { z } from "zod";
import { sendWindowSchema } from "~/features/outgoing/core/send-window";
import { type CompanySettings, companySettingsSchema } from "./companies.schema";

/** What a number input sends: digits, or nothing. */
const written = (text: unknown) => (text === "" || text === undefined ? null : Number(text));
const { capMessages, capHours, rate } = companySettingsSchema.shape;

const shape = z.object({
  name: companySettingsSchema.shape.name,
  timeZone: companySettingsSchema.shape.timeZone,
  /** ISO weekdays, joined: "123456". */
  days: z.string("companies.errors.days").regex(/^[1-7]+$/, "companies.errors.days"),
  from: z.string("companies.errors.hours"),
  to: z.string("companies.errors.hours"),
  capMessages: z.preprocess(written, capMessages),
  capHours: z.preprocess(written, capHours),
  rate: z.preprocess(written, rate),
});

/** The company page's form → settings. Midnight as the closing time is 24:00, since an input knows only 00:00. */
export const settingsFormSchema: z.ZodType<CompanySettings> = shape.transform((form, check) => {
  const { days, from, to, ...others } = form;
  const window = sendWindowSchema.safeParse({
    days: [...new Set(days)].map(Number).sort(),
    from,
    to: to === "00:00" ? "24:00" : to,
  });
  if (!window.success) {
    check.addIssue({ code: "custom", path: ["to"], message: "companies.errors.hours" });
    return z.NEVER;
  }
  return { ...others, sendWindow: window.data };
});
