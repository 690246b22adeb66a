import { z } from "zod";
import { builtInTargets, customFieldTypes } from "./core/column-mapping";
import { encodings } from "./core/detect-encoding";
import { legalBases, onDuplicateRules, repeatedRules } from "./core/import-settings";

const name = z.string().trim().min(1).max(60);

const format = z
  .object({
    dateOrder: z.enum(["day-first", "month-first"]).optional(),
    decimal: z.enum(["comma", "dot"]).optional(),
    currency: z.string().length(3).optional(),
  })
  .optional();

const field = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/),
  label: name,
  type: z.enum(customFieldTypes),
});

const column = z.number().int().min(0).max(499);

export const columnMapping = z.union([
  z.object({ column, format, target: z.enum([...builtInTargets, "ignore"]) }),
  z.object({ column, format, target: z.literal("custom"), field }),
]);

/** A country of ISO 3166, or "any": every number carries its country code. */
export const phoneCountry = z.union([z.literal("any"), z.string().regex(/^[A-Z]{2}$/)]);

/** What a person may change before an import runs; what is left out stays. */
export const importChanges = z.object({
  mapping: z.array(columnMapping).max(500).optional(),
  country: phoneCountry.optional(),
  onDuplicate: z.enum(onDuplicateRules).optional(),
  repeated: z.enum(repeatedRules).optional(),
  basis: z.enum(legalBases).nullable().optional(),
  basisText: z.string().trim().max(300).optional(),
  lists: z.array(name).max(20).optional(),
  tags: z.array(name).max(20).optional(),
});
export type ImportChanges = z.infer<typeof importChanges>;

/** Reading a file again otherwise than it was guessed. */
export const readingOptions = z.object({
  encoding: z.enum(encodings).optional(),
  delimiter: z
    .string()
    .regex(/^[^"\r\n]$/)
    .optional(),
  sheet: z.string().max(100).optional(),
  hasHeader: z.boolean().optional(),
  /** false = begin with the guess, though an earlier import had the same header. */
  remembered: z.boolean().optional(),
});
export type ReadingOptions = z.infer<typeof readingOptions>;

/** The command line's options (`mia contacts import`), by the file's own column names. */
export const fileOptions = z.object({
  importId: z.uuid(),
  list: name.optional(),
  tags: z.array(name).max(20).default([]),
  /** target or field key → column name: {"phone": "Telefone"} */
  map: z.record(z.string().max(60), z.string().max(300)).default({}),
  country: phoneCountry.optional(),
  basis: z.enum(legalBases).default("consent"),
  onDuplicate: z.enum(onDuplicateRules).default("update"),
  dryRun: z.boolean().default(false),
});
export type FileOptions = z.output<typeof fileOptions>;
