import type { Refusal } from "./check-template";

type Fields = Record<string, unknown>;

const required = (details: string): Refusal => ({ code: 131008, details });
const invalid = (details: string): Refusal => ({ code: 131009, details });

/** Checks everything but templates: required fields and Meta's length limits. undefined = good. */
export function checkContent(type: string, body: Fields): Refusal | undefined {
  const check = CHECKS[type];
  if (!check) return { code: 131051, details: `Param type must be one of ${Object.keys(CHECKS).join(", ")}` };
  const content = body[type];
  if (content === null || typeof content !== "object") return required(`The parameter ${type} is required`);
  return check(content as Fields);
}

const CHECKS: Record<string, (content: Fields) => Refusal | undefined> = {
  text: checkText,
  image: checkMedia,
  video: checkMedia,
  audio: checkMedia,
  document: checkMedia,
  sticker: checkMedia,
  location: (content) =>
    typeof content.latitude !== "undefined" && typeof content.longitude !== "undefined"
      ? undefined
      : required("location needs latitude and longitude"),
  contacts: (content) =>
    Array.isArray(content) && content.length > 0
      ? undefined
      : required("contacts needs at least one contact"),
  reaction: (content) => (content.message_id ? undefined : required("reaction needs message_id")),
  interactive: checkInteractive,
};

function checkText(content: Fields): Refusal | undefined {
  if (typeof content.body !== "string" || content.body === "")
    return required("The parameter text['body'] is required.");
  return content.body.length > 4096
    ? invalid("Param text['body'] must be at most 4096 characters long.")
    : undefined;
}

function checkMedia(content: Fields): Refusal | undefined {
  if (!content.id && !content.link) return required("A media object needs an id or a link");
  if (content.link && !/^https?:\/\//.test(String(content.link)))
    return invalid("link must be an http(s) URL");
  return String(content.caption ?? "").length > 1024
    ? invalid("caption must be at most 1024 characters")
    : undefined;
}

function checkInteractive(content: Fields): Refusal | undefined {
  const body = (content.body as Fields | undefined)?.text;
  if (content.type !== "call_permission_request" && (typeof body !== "string" || body === "")) {
    return required("interactive['body']['text'] is required");
  }
  if (String(body ?? "").length > 1024) return invalid("interactive body must be at most 1024 characters");
  const action = (content.action ?? {}) as Fields;
  if (content.type === "button") return checkReplyButtons(action.buttons);
  if (content.type === "list") return checkList(action.sections);
  return undefined;
}

function checkReplyButtons(buttons: unknown): Refusal | undefined {
  if (!Array.isArray(buttons) || buttons.length === 0 || buttons.length > 3) {
    return invalid("action needs 1 to 3 reply buttons");
  }
  for (const button of buttons) {
    const title = String(button?.reply?.title ?? "");
    if (title === "" || title.length > 20) return invalid("Button title must have 1 to 20 characters");
  }
  return undefined;
}

function checkList(sections: unknown): Refusal | undefined {
  if (!Array.isArray(sections) || sections.length === 0) return invalid("action needs sections");
  const rows = sections.flatMap((section) => (Array.isArray(section?.rows) ? section.rows : []));
  if (rows.length === 0 || rows.length > 10) return invalid("A list needs 1 to 10 rows in total");
  for (const row of rows) {
    if (!row?.id || !row.title || String(row.title).length > 24)
      return invalid("Row title must have 1 to 24 characters");
    if (String(row.description ?? "").length > 72)
      return invalid("Row description must be at most 72 characters");
  }
  return undefined;
}
