import { companyProcedure, router } from "~/trpc/init";
import { acceptRisk } from "./accept-risk.server";
import { addWhatsappConnection } from "./add-whatsapp-connection.server";
import { changePrivateChats } from "./change-private-chats.server";
import { checkNumber } from "./check-number.server";
import { readLink } from "./read-link.server";
import { requestCode } from "./request-code.server";
import { startLinking } from "./start-linking.server";
import { stopLinking } from "./stop-linking.server";
import { unlink } from "./unlink.server";
import {
  addWhatsappInput,
  linkedId,
  phoneInput,
  privateChatsInput,
  startLinkingInput,
} from "./whatsapp.schema";

const writing = companyProcedure({ role: "admin", scope: "connections:write" });
/** A key accepts no risk: a person does. */
const owning = companyProcedure({ role: "owner", scope: null });

export const whatsappRouter = router({
  add: writing
    .input(addWhatsappInput)
    .mutation(({ ctx, input }) => addWhatsappConnection(ctx.company, input)),
  startLinking: writing
    .input(startLinkingInput)
    .mutation(({ ctx, input: { id, ...options } }) => startLinking(ctx.company, id, options)),
  stopLinking: writing.input(linkedId).mutation(({ ctx, input }) => stopLinking(ctx.company, input.id)),
  /** Whoever reads the QR can link a phone of theirs: it is no reading right. */
  readLink: writing.input(linkedId).query(({ ctx, input }) => readLink(ctx.company, input.id)),
  requestCode: writing
    .input(phoneInput)
    .mutation(({ ctx, input }) => requestCode(ctx.company, input.id, input.phone)),
  unlink: writing.input(linkedId).mutation(({ ctx, input }) => unlink(ctx.company, input.id)),
  changePrivateChats: writing
    .input(privateChatsInput)
    .mutation(({ ctx, input }) => changePrivateChats(ctx.company, input.id, input.chats)),
  acceptRisk: owning.input(linkedId).mutation(({ ctx, input }) => acceptRisk(ctx.company, input.id)),
  checkNumber: writing
    .input(phoneInput)
    .mutation(({ ctx, input }) => checkNumber(ctx.company, input.id, input.phone)),
});
