import { isObject, type JsonObject, objectOf, textOf } from "../narrow-json";
import { parseContent } from "./parse-content";
import { unwrapMessage } from "./unwrap-message";

/** ProtocolMessage.Type; REVOKE is the default of a type that was not sent. */
const REVOKE = new Set<unknown>([0, "0", "REVOKE", undefined]);
const MESSAGE_EDIT = new Set<unknown>([14, "14", "MESSAGE_EDIT"]);

export type MessageChange =
  | { kind: "message-revoked"; providerMessageId: string }
  | { kind: "message-edited"; providerMessageId: string; text: string };

/** What an unwrapped message changes of an earlier one; undefined when it is none of these. */
export function parseChange(message: JsonObject): MessageChange | undefined {
  const protocol = message.protocolMessage;
  if (!isObject(protocol)) return undefined;
  const providerMessageId = textOf(objectOf(protocol.key).id);
  if (providerMessageId === undefined) return undefined;
  if (REVOKE.has(protocol.type)) return { kind: "message-revoked", providerMessageId };
  if (!MESSAGE_EDIT.has(protocol.type)) return undefined;
  const edited = parseContent(unwrapMessage(objectOf(protocol.editedMessage)).message);
  return { kind: "message-edited", providerMessageId, text: edited?.text ?? "" };
}
