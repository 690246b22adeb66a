import type { BinaryNode } from "@whiskeysockets/baileys";
import type { LinkedDevice } from "../people/linked-device";
import { reachoutState } from "../relay/reachout-state";
import type { Connection } from "../socket/connection";

/** Questions by number, answered all at once: whether the account is restricted, and how many new chats it has left. */
export function answerMex(connection: Connection, _query: BinaryNode, device: LinkedDevice): BinaryNode[] {
  const data = {
    xwa2_fetch_account_reachout_timelock: reachoutState(connection.network, device.owner),
    xwa2_message_capping_info: { total_quota: 1000, used_quota: device.owner.talkedTo.size },
  };
  return [{ tag: "result", attrs: {}, content: Buffer.from(JSON.stringify({ data })) }];
}
