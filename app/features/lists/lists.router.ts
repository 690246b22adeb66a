import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { createPlace } from "./create-place.server";
import { deletePlace } from "./delete-place.server";
import { listPlaces } from "./list-places.sql.server";
import { renamePlace } from "./rename-place.server";

const read = companyProcedure({ role: "viewer", scope: "contacts:read" });
const write = companyProcedure({ role: "agent", scope: "contacts:write" });
const name = z.string().max(1_000);

const proceduresOf = (kind: "list" | "tag") => ({
  list: read.query(({ ctx }) => listPlaces(ctx.company, kind)),
  create: write
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => createPlace(ctx.company, kind, input.name)),
  rename: write
    .input(z.object({ id: z.uuid(), name }))
    .mutation(({ ctx, input }) => renamePlace(ctx.company, kind, input.id, input.name)),
  delete: write
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => deletePlace(ctx.company, kind, input.id)),
});

export const listsRouter = router(proceduresOf("list"));
export const tagsRouter = router(proceduresOf("tag"));
