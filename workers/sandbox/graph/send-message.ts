import { magicPhone } from "../customers/magic-phones";
import { failLater, reactToWhatsApp, statusFirst } from "../customers/react";
import { brokenAnswer, lostAnswer } from "../http/broken-answer";
import { phoneOf, waIdOf } from "../state/phone";
import type { World } from "../world";
import type { AcceptedMessage } from "./accepted-message";
import { checkContent } from "./check-content";
import { checkTemplate, type Refusal } from "./check-template";
import { type MetaNumber, type Template, templateKey, type Waba } from "./entities";
import { META_ERRORS } from "./error-table";
import { findRecipient } from "./find-recipient";
import { graphError, graphJson } from "./graph-error";
import { type Draft, keepInChat } from "./keep-in-chat";
import { isLater, laterFailure, magicRefusal } from "./later-failure";
import { takePair, takeThroughput, windowOpen } from "./limits";
import { readOrType } from "./read-or-type";
import { userIdOf } from "./user-id";

type Body = Record<string, unknown>;

/**
 * `POST /{phone number id}/messages`. Everything is checked before anything is counted; then number, pair and
 * portfolio limits; then the message is accepted, entered into the ledger, and the customer begins to react.
 */
export async function sendMessage(world: World, number: MetaNumber, request: Request): Promise<Response> {
  let body: Body;
  try {
    body = (await request.json()) as Body;
  } catch {
    return graphError(100, "The request body is not valid JSON");
  }
  if (body?.messaging_product !== "whatsapp") {
    return graphError(100, "(#100) The parameter messaging_product is required and must be whatsapp.");
  }
  if (body.status === "read") return readOrType(world, number, body);
  const waba = world.wabas.get(number.wabaId)!;
  const blocked = checkAccount(number, waba);
  if (blocked) return refuse(world, "", blocked.code, blocked.details);
  return accept(world, number, waba, body, request);
}

function checkAccount(number: MetaNumber, waba: Waba): Refusal | undefined {
  if (waba.locked) return { code: 131031, details: META_ERRORS[131031]!.details };
  if (number.status !== "CONNECTED") return { code: 133010, details: META_ERRORS[133010]!.details };
  return undefined;
}

function accept(
  world: World,
  number: MetaNumber,
  waba: Waba,
  body: Body,
  request: Request,
): Response | Promise<Response> {
  const type = typeof body.type === "string" ? body.type : "text";
  const template = type === "template" ? findTemplate(waba, body.template) : undefined;
  const recipient = findRecipient(world, number, body);
  if (!recipient) return refuse(world, "", 131009, "Parameter 'to' is not a valid phone number");
  const { waId, input } = recipient;
  const phone = phoneOf(waId);
  const magic = magicPhone(waId)?.whatsapp;
  const magicCode = magicRefusal(world, number.id, waId, magic?.answer);
  if (magicCode !== undefined && !isLater(world, magicCode)) return refuse(world, phone, magicCode);
  const invalid =
    type === "template"
      ? checkTemplate(template, (body.template as Body | undefined)?.components)
      : checkContent(type, body);
  if (invalid) return refuse(world, phone, invalid.code, invalid.details);
  if (waId === waIdOf(number.digits)) return refuse(world, phone, 131021);

  const now = world.now();
  const { limits } = world.settings;
  if (!takeThroughput(number, now, limits.throughput)) return refuse(world, phone, 130429);
  if (limits.pair && !takePair(number, waId, now)) return refuse(world, phone, 131056);
  const inWindow = windowOpen(number, waId, now);
  const code = magicCode ?? laterFailure(world, number, waba, waId, template, inWindow);
  if (code !== undefined && !isLater(world, code)) return refuse(world, phone, code);

  const manner = magic?.answer && magic.answer.do !== "refuse" ? magic.answer.do : world.settings.answer;
  if (manner === "html" || manner === "hang-lost") return lostAnswer(manner, request);
  const held = magic?.held === true;
  const message = store(world, number, { body, type, template, waId, phone, inWindow, held });
  const response = answerAccepted(world, message, input, template, held);
  if (manner === "status-first") return statusFirst(world, message).then(() => response);
  if (code !== undefined) failLater(world, message, code);
  else reactToWhatsApp(world, message);
  return manner === "ok" ? response : brokenAnswer(manner, response, request);
}

function findTemplate(waba: Waba, sent: unknown): Template | undefined {
  const wanted = sent as { name?: string; language?: { code?: string } } | undefined;
  return waba.templates.get(templateKey(String(wanted?.name), String(wanted?.language?.code)));
}

function store(world: World, number: MetaNumber, draft: Draft): AcceptedMessage {
  const { body, template, waId, phone } = draft;
  const opaque = body.biz_opaque_callback_data;
  const category = template ? template.category.toLowerCase() : "service";
  const message: AcceptedMessage = {
    id: `wamid.HBgN${world.nextHex(28).toUpperCase()}AA==`,
    number,
    waId,
    phone,
    outgoingId: typeof opaque === "string" ? opaque : undefined,
    category,
    billable: template !== undefined && (category !== "utility" || !draft.inWindow),
  };
  world.accepted++;
  world.ledger.add(waId, message.outgoingId ?? message.id);
  if (world.settings.mode !== "off") keepInChat(world, message, draft);
  if (world.bus.listening) {
    world.bus.emit({
      type: "accepted",
      channel: "whatsapp",
      phone,
      id: message.id,
      outgoingId: message.outgoingId,
    });
  }
  return message;
}

function answerAccepted(
  world: World,
  message: AcceptedMessage,
  input: string,
  template: Template | undefined,
  held: boolean,
): Response {
  const byUserId = input.length > 2 && input[2] === ".";
  const contact: Record<string, string> = byUserId
    ? { input, user_id: input }
    : { input, wa_id: message.waId };
  if (!byUserId && world.settings.mode !== "off" && world.settings.webhookVersion === "v24") {
    contact.user_id = userIdOf(world, message.number.businessId, message.waId);
  }
  const sent: Record<string, string> = { id: message.id };
  if (template) sent.message_status = held ? "held_for_quality_assessment" : "accepted";
  return graphJson({ messaging_product: "whatsapp", contacts: [contact], messages: [sent] });
}

function refuse(world: World, phone: string, code: number, details?: string): Response {
  world.refused++;
  if (world.bus.listening) world.bus.emit({ type: "refused", channel: "whatsapp", phone, code });
  return graphError(code, details);
}
