import { z } from "zod";
import { sendWindowSchema } from "~/features/outgoing/core/send-window";
import { MOST_CAPACITY, VISIBILITIES } from "./core/visibility";

/** Longest name of a company, person or key that a form takes. */
export const LONGEST_NAME = 120;

const name = z
  .string()
  .trim()
  .min(1, "companies.errors.nameMissing")
  .max(LONGEST_NAME, "companies.errors.nameTooLong");

/** What a company decides about itself. A null send window means the product's; a null cap, none. */
export const companySettingsSchema = z.object({
  name,
  /** IANA name. */
  timeZone: z.string().refine(isTimeZone, "companies.errors.timeZone"),
  /** Marketing goes out only then, by each recipient's own clock. */
  sendWindow: sendWindowSchema.nullable(),
  /** At most so many marketing messages to one person… */
  capMessages: z
    .int("companies.errors.cap")
    .min(1, "companies.errors.cap")
    .max(1_000, "companies.errors.cap")
    .nullable(),
  /** …in so many hours, over all campaigns. */
  capHours: z
    .int("companies.errors.capHours")
    .min(1, "companies.errors.capHours")
    .max(8_760, "companies.errors.capHours"),
  /** At most so many messages a second over all numbers; null = only the numbers' own limits. */
  rate: z
    .int("companies.errors.rate")
    .min(1, "companies.errors.rate")
    .max(100_000, "companies.errors.rate")
    .nullable(),
});
export type CompanySettings = z.infer<typeof companySettingsSchema>;

export const inviteSchema = z.object({
  email: z.email("auth.errors.email").optional(),
  role: z.enum(["admin", "agent", "viewer"]),
});

/** Which conversations a member sees and gets. What is left out stays. */
export const membershipChangeSchema = z.object({
  visibility: z.enum(VISIBILITIES, "companies.errors.visibility").optional(),
  capacity: z
    .int("companies.errors.capacity")
    .min(0, "companies.errors.capacity")
    .max(MOST_CAPACITY, "companies.errors.capacity")
    .optional(),
  departmentIds: z.array(z.uuid()).max(1_000).optional(),
});
export type MembershipChange = z.infer<typeof membershipChangeSchema>;

export const roleSchema = z.enum(["owner", "admin", "agent", "viewer"]);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.includes("/") || name === "UTC";
  } catch {
    return false;
  }
}
