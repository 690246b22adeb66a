import { z } from "zod";
import { unknownInGreeting } from "~/features/inbox/core/fill-greeting";
import { sendWindowSchema } from "~/features/outgoing/core/send-window";

const LONGEST_NAME = 60;
const LONGEST_WORDS = 1_000;
const MOST_PEOPLE = 1_000;

/** Words that leave by themselves; empty = none. */
const words = z
  .string()
  .trim()
  .max(LONGEST_WORDS, "departments.errors.wordsTooLong")
  .refine((text) => unknownInGreeting(text).length === 0, "departments.errors.unknownVariable")
  .transform((text) => (text === "" ? null : text))
  .nullable();

export const departmentSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, "departments.errors.nameMissing")
    .max(LONGEST_NAME, "departments.errors.nameTooLong"),
  /** In the company's zone; null = always open. */
  hours: sendWindowSchema.nullable(),
  greeting: words,
  away: words,
  /** New conversations are given to its members in turns. */
  autoAssign: z.boolean(),
  memberIds: z.array(z.uuid()).max(MOST_PEOPLE),
  /** New conversations on these numbers are the department's. A number has one. */
  connectionIds: z.array(z.uuid()).max(MOST_PEOPLE),
});
export type DepartmentInput = z.infer<typeof departmentSchema>;

const on = z.preprocess((value) => value === "on" || value === "true", z.boolean());
const ids = z.preprocess(
  (text) => (typeof text === "string" && text !== "" ? text.split(",") : []),
  z.array(z.uuid()),
);

const form = z.object({
  name: departmentSchema.shape.name,
  always: on,
  /** ISO weekdays, joined: "12345". */
  days: z.string().default(""),
  from: z.string().default(""),
  to: z.string().default(""),
  greeting: words,
  away: words,
  autoAssign: on,
  members: ids,
  connections: ids,
});

/** The department page's form → a department. Midnight as the closing time is 24:00, since an input knows only 00:00. */
export const departmentFormSchema: z.ZodType<DepartmentInput> = form.transform((given, check) => {
  const { always, days, from, to, members, connections, ...others } = given;
  const rest = { ...others, memberIds: members, connectionIds: connections };
  if (always) return { ...rest, hours: null };
  const hours = sendWindowSchema.safeParse({
    days: [...new Set(days)].map(Number).sort(),
    from,
    to: to === "00:00" ? "24:00" : to,
  });
  if (hours.success) return { ...rest, hours: hours.data };
  const wrongDays = hours.error.issues.some(({ path }) => path[0] === "days");
  check.addIssue({
    code: "custom",
    path: [wrongDays ? "days" : "to"],
    message: wrongDays ? "companies.errors.days" : "companies.errors.hours",
  });
  return z.NEVER;
});
