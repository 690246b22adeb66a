import { z } from "zod";

const LONGEST_NAME = 120;
/** Longer than any password we keep: refused by the rules, not by the parser. */
const LONGEST_PASSWORD = 1_000;

const email = z.preprocess(
  (value) => (typeof value === "string" ? value.trim().toLowerCase() : value),
  z.email("auth.errors.email").max(254, "auth.errors.email"),
);
const password = z
  .string("auth.errors.passwordMissing")
  .min(1, "auth.errors.passwordMissing")
  .max(LONGEST_PASSWORD, "auth.passwords.tooLong");
const name = z
  .string("auth.errors.nameMissing")
  .trim()
  .min(1, "auth.errors.nameMissing")
  .max(LONGEST_NAME, "auth.errors.nameTooLong");
const company = z
  .string("auth.errors.companyMissing")
  .trim()
  .min(1, "auth.errors.companyMissing")
  .max(LONGEST_NAME, "companies.errors.nameTooLong");

export const logInSchema = z.object({ email, password });
export const signUpSchema = z.object({ company, name, email, password });
export const forgotSchema = z.object({ email });
export const resetSchema = z.object({ password });
export const joinSchema = z.object({ name, email, password });
export const changePasswordSchema = z.object({ current: password, next: password });
export const renameSchema = z.object({ name });
export const newCompanySchema = z.object({ company });
