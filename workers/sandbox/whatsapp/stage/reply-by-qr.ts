import type { CustomerMessage } from "../../customers/customer-message";
import type { World } from "../../world";
import type { OwnerAccount } from "../people/owner-account";
import { customerMessage } from "../relay/customer-message";
import { customerSends } from "../relay/customer-sends";
import { customerContentOf } from "./customer-content-of";
import { qrBusiness } from "./qr-business";
import type { WhatsAppStage } from "./whatsapp-stage";

/** A person at the simulator writes to a number linked by QR. Returns the new message's id. */
export function replyByQr(
  world: World,
  stage: WhatsAppStage,
  owner: OwnerAccount,
  waId: string,
  message: CustomerMessage,
): string {
  const { network } = stage;
  const customer = network.directory.customer(waId);
  if (!customer) throw new Error("an owner's phone does not write to itself");
  const messages = world.phones.open(waId).chats.get(qrBusiness(owner).key)?.messages.toArray() ?? [];
  const wanted =
    "messageId" in message ? message.messageId : "replyTo" in message ? message.replyTo : undefined;
  const answered =
    (wanted ? world.messages.get(wanted) : undefined) ?? messages.findLast(({ from }) => from === "business");
  const own = messages.findLast(({ from }) => from === "customer");
  const content = customerContentOf(message, answered, own);
  const id = network.newId();
  void customerSends(network, customer, owner, customerMessage(network, `${owner.lid}@lid`, content), {
    id,
  }).catch((error: Error) => network.emit({ type: "fault", error }));
  return id;
}
