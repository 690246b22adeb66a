import { z } from "zod";
import { cleanLine } from "~/features/contacts/core/clean-line";

/** A list's or tag's name: trimmed, one line, 1 to 120 characters. */
export const placeNameSchema = z.string().transform(cleanLine).pipe(z.string().min(1).max(120));
