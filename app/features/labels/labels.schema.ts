import { z } from "zod";
import { LONGEST_LABEL } from "./core/label-limits";

export const labelSchema = z.object({
  name: z.string().trim().min(1, "labels.errors.nameMissing").max(LONGEST_LABEL, "labels.errors.nameTooLong"),
  color: z.coerce.number().int().min(0).max(7),
});
export type LabelInput = z.infer<typeof labelSchema>;
