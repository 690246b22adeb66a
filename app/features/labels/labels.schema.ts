import { z } from "zod";

/** 0 is plain; 1 to 6 are the avatars' tints. */
export const LABEL_COLORS = [0, 1, 2, 3, 4, 5, 6] as const;
export const LONGEST_LABEL = 40;

export const labelSchema = z.object({
  name: z.string().trim().min(1, "labels.errors.nameMissing").max(LONGEST_LABEL, "labels.errors.nameTooLong"),
  color: z.coerce.number().int().min(0).max(7),
});
export type LabelInput = z.infer<typeof labelSchema>;
