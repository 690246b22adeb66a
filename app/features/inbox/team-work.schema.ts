import { z } from "zod";

/** Conversations that one call changes at most. */
export const MOST_AT_ONCE = 200;
const LONGEST_NOTE = 4_000;

const id = z.uuid();
const ids = z.array(id).min(1).max(MOST_AT_ONCE);

export const idsSchema = z.object({ ids });
export const assignSchema = z
  .object({
    ids,
    assigneeId: id.nullable().optional(),
    departmentId: id.nullable().optional(),
    note: z.string().trim().min(1).max(LONGEST_NOTE).optional(),
  })
  .refine(({ assigneeId, departmentId }) => assigneeId !== undefined || departmentId !== undefined, {
    path: ["assigneeId"],
  });
export const snoozeSchema = z.object({ ids, until: z.coerce.date() });
export const finishSchema = z.object({ ids, survey: z.boolean().optional() });
export const labelSchema = z.object({
  ids,
  add: z.array(id).max(20).default([]),
  remove: z.array(id).max(20).default([]),
});
export const restoreSchema = z.object({
  items: z
    .array(
      z.object({
        id,
        state: z.enum(["open", "done", "snoozed"]),
        snoozedUntil: z.iso.datetime().nullable(),
        assigneeId: id.nullable(),
        departmentId: id.nullable(),
        labelIds: z.array(id).max(100),
      }),
    )
    .min(1)
    .max(MOST_AT_ONCE),
});
export const markReadSchema = z.object({ conversationId: id, seenCount: z.int().min(0).optional() });
export const awaySchema = z.object({ away: z.boolean() });
