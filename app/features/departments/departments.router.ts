import { z } from "zod";
import { companyProcedure, router } from "~/trpc/init";
import { departmentSchema } from "./departments.schema";
import { listDepartments } from "./list-departments.server";
import { previewDepartmentRemoval, removeDepartment } from "./remove-department.server";
import { saveDepartment } from "./save-department.server";

const write = companyProcedure({ role: "admin", scope: "company:write" });
const one = z.object({ id: z.uuid() });

export const departmentsRouter = router({
  list: companyProcedure({ role: "viewer", scope: "company:read" }).query(({ ctx }) =>
    listDepartments(ctx.company),
  ),
  create: write
    .input(departmentSchema)
    .mutation(({ ctx, input }) => saveDepartment(ctx.company, null, input)),
  change: write
    .input(departmentSchema.extend({ id: z.uuid() }))
    .mutation(({ ctx, input: { id, ...input } }) => saveDepartment(ctx.company, id, input)),
  previewRemoval: write.input(one).query(({ ctx, input }) => previewDepartmentRemoval(ctx.company, input.id)),
  remove: write.input(one).mutation(({ ctx, input }) => removeDepartment(ctx.company, input.id)),
});
