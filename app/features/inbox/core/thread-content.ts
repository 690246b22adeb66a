import { isObject, type JsonObject, listOf, objectOf, textOf } from "~/channels/narrow-json";
import type { ThreadMessage } from "../thread-message";

type Shown = Pick<ThreadMessage, "location" | "contacts" | "buttons" | "referral" | "forwarded" | "payload">;

/** Types that a page can only show as what the provider sent. */
const SHOWN_WHOLE = new Set(["unsupported", "order"]);

/** Names and keys of the provider's files, and pictures inside objects: nobody needs them to read a message. */
const HIDDEN_NAMES =
  /^(url|link|href|directPath|mediaKey.*|file(Name|Sha256|EncSha256|Length)|sha256|thumbnail.*|jpegThumbnail|.*Thumbnail|id|media_id|contextInfo|messageContextInfo|messageSecret)$/i;
const MOST_PAYLOAD = 4_000;
const MOST_DEPTH = 6;

/** What a page may know of a message's `content`, whichever provider's words it is in. */
export function threadContent(type: string, content: unknown): Shown {
  const kept = objectOf(content);
  const raw = objectOf(kept.raw);
  return {
    location: type === "location" ? locationOf(kept, raw) : null,
    contacts: type === "contacts" ? contactsOf(raw) : [],
    buttons: listOf(kept.buttons).filter((text) => typeof text === "string"),
    referral: referralOf(kept.referral),
    forwarded: kept.forwarded === true,
    payload: SHOWN_WHOLE.has(type) ? payloadOf(kept.raw) : null,
  };
}

function locationOf(kept: JsonObject, raw: JsonObject): ThreadMessage["location"] {
  const place = objectOf(kept.location ?? raw.location ?? raw.locationMessage ?? raw.liveLocationMessage);
  const latitude = Number(place.latitude ?? place.degreesLatitude ?? Number.NaN);
  const longitude = Number(place.longitude ?? place.degreesLongitude ?? Number.NaN);
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null;
  return { latitude, longitude, name: textOf(place.name) ?? "", address: textOf(place.address) ?? "" };
}

/** Meta's contact objects, or the vCards of WhatsApp itself. */
function contactsOf(raw: JsonObject): ThreadMessage["contacts"] {
  const cards = Array.isArray(raw.contacts)
    ? raw.contacts
    : isObject(raw.contactMessage)
      ? [raw.contactMessage]
      : listOf(objectOf(raw.contactsArrayMessage).contacts);
  return cards.map(objectOf).map((card) => {
    const name = objectOf(card.name);
    const phones = listOf(card.phones).map((phone) => textOf(objectOf(phone).phone));
    return {
      name: textOf(name.formatted_name) ?? textOf(name.first_name) ?? textOf(card.displayName) ?? "",
      phones: [...phones.filter((phone) => phone !== undefined), ...vcardPhones(textOf(card.vcard) ?? "")],
    };
  });
}

/** RFC 6350: "TEL;type=CELL;waid=5511…:+55 11 …", one a line. */
const vcardPhones = (vcard: string): string[] =>
  [...vcard.matchAll(/^(?:item\d+\.)?TEL[^:\r\n]*:(?:tel:)?([^\r\n]+)/gim)].map((match) => match[1]!.trim());

/** Meta's `referral`: a click on an ad. Only an address of the web is shown as one. */
function referralOf(value: unknown): ThreadMessage["referral"] {
  if (!isObject(value)) return null;
  const url = textOf(value.source_url);
  const title = textOf(value.headline) ?? textOf(value.body) ?? "";
  return { title: title.slice(0, 200), url: url !== undefined && /^https?:\/\//i.test(url) ? url : null };
}

function payloadOf(raw: unknown): string | null {
  if (raw === undefined || raw === null) return null;
  return JSON.stringify(without(raw, 0), undefined, 2).slice(0, MOST_PAYLOAD);
}

function without(value: unknown, depth: number): unknown {
  if (depth > MOST_DEPTH) return "…";
  if (Array.isArray(value)) return value.map((one) => without(one, depth + 1));
  if (!isObject(value)) return value;
  const shown = Object.entries(value).filter(([name]) => !HIDDEN_NAMES.test(name));
  return Object.fromEntries(shown.map(([name, one]) => [name, without(one, depth + 1)]));
}
