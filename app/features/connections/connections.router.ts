import { companyProcedure, router } from "~/trpc/init";
import { addMetaConnection } from "./add-meta-connection.server";
import { addSmsConnection } from "./add-sms-connection.server";
import { changeConnection } from "./change-connection.server";
import {
  addMetaInput,
  addSmsInput,
  changeConnectionInput,
  connectionId,
  discoverInput,
  reconnectInput,
  testMessageInput,
} from "./connections.schema";
import { discoverMeta } from "./discover-meta.server";
import { listConnections } from "./list-connections.server";
import { listPortfolios } from "./list-portfolios.server";
import { pauseConnection } from "./pause-connection.server";
import { reconnectConnection } from "./reconnect-connection.server";
import { previewRemoval, removeConnection } from "./remove-connection.server";
import { resumeConnection } from "./resume-connection.server";
import { sendTestToMyself } from "./send-test-to-myself.server";
import { testConnection } from "./test-connection.server";

const reading = companyProcedure({ role: "viewer", scope: "connections:read" });
const writing = companyProcedure({ role: "admin", scope: "connections:write" });

export const connectionsRouter = router({
  list: reading.query(({ ctx }) => listConnections(ctx.company)),
  portfolios: reading.query(({ ctx }) => listPortfolios(ctx.company)),
  discover: writing.input(discoverInput).mutation(({ input }) => discoverMeta(input.token)),
  addMeta: writing.input(addMetaInput).mutation(({ ctx, input }) => addMetaConnection(ctx.company, input)),
  addSms: writing.input(addSmsInput).mutation(({ ctx, input }) => addSmsConnection(ctx.company, input)),
  /** Asks the provider whether the connection works. */
  test: writing.input(connectionId).mutation(({ ctx, input }) => testConnection(ctx.company, input.id)),
  /** One message to one's own phone, outside all counts. */
  sendTest: writing
    .input(testMessageInput)
    .mutation(({ ctx, input }) => sendTestToMyself(ctx.company, input.id, input.phone)),
  change: writing
    .input(changeConnectionInput)
    .mutation(({ ctx, input: { id, ...change } }) => changeConnection(ctx.company, id, change)),
  reconnect: writing.input(reconnectInput).mutation(async ({ ctx, input }) => {
    await reconnectConnection(ctx.company, input.id, input.token);
    return { id: input.id };
  }),
  pause: writing.input(connectionId).mutation(({ ctx, input }) => pauseConnection(ctx.company, input.id)),
  resume: writing.input(connectionId).mutation(({ ctx, input }) => resumeConnection(ctx.company, input.id)),
  previewRemoval: reading
    .input(connectionId)
    .query(({ ctx, input }) => previewRemoval(ctx.company, input.id)),
  remove: writing.input(connectionId).mutation(({ ctx, input }) => removeConnection(ctx.company, input.id)),
});
