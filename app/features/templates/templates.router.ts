import { companyProcedure, router } from "~/trpc/init";
import { createTemplate } from "./create-template.server";
import { deleteTemplate, previewDeletion } from "./delete-template.server";
import { findTemplate } from "./find-template.server";
import { listTemplates } from "./list-templates.server";
import { saveLocalText } from "./save-local-text.server";
import { syncTemplates } from "./sync-templates.server";
import {
  createTemplateInput,
  localTextInput,
  syncTemplatesInput,
  templateFilters,
  templateIdInput,
} from "./templates.schema";

const reading = companyProcedure({ role: "viewer", scope: "templates:read" });
const writing = companyProcedure({ role: "admin", scope: "templates:write" });

export const templatesRouter = router({
  list: reading
    .input(templateFilters.optional())
    .query(({ ctx, input }) => listTemplates(ctx.company, input)),
  show: reading.input(templateIdInput).query(({ ctx, input }) => findTemplate(ctx.company, input.id)),
  sync: writing
    .input(syncTemplatesInput)
    .mutation(({ ctx, input }) => syncTemplates(ctx.company, input.connectionId)),
  create: writing
    .input(createTemplateInput)
    .mutation(({ ctx, input }) => createTemplate(ctx.company, input.connectionId, input.draft)),
  saveText: writing.input(localTextInput).mutation(({ ctx, input }) => saveLocalText(ctx.company, input)),
  previewDeletion: reading
    .input(templateIdInput)
    .query(({ ctx, input }) => previewDeletion(ctx.company, input.id)),
  delete: writing.input(templateIdInput).mutation(({ ctx, input }) => deleteTemplate(ctx.company, input.id)),
});
