import { firstText, type JsonObject, listOf, objectOf, textOf } from "~/channels/narrow-json";
import { findPlaceholders } from "./find-placeholders";
import type { TemplateButton, UnsupportedReason } from "./template";

/** Words on Meta's own opt-out buttons and those people write, without accents, as a whole label. */
const STOP = "stop|parar|pare|interromper|cancelar|detener|dejar|no quiero|nao quero";
const RECEIVE = "(?: de)? (?:receber|recibir|receiving)";
const WHAT =
  " (?:as |las )?(?:promotions?|promos?|promocoes|promociones|ofertas|offers|marketing|mensagens|mensajes|messages)";
const ALONE = "stop|parar|sair|unsubscribe|descadastrar|sair da lista|opt[- ]?out";

/** A stop verb with "receive", with what is stopped, or both; or a word that means nothing else. */
const STOPS_MARKETING = new RegExp(
  `^(?:(?:${STOP})(?:${RECEIVE}(?:${WHAT})?|${WHAT})|unsubscribe from (?:promos|all|promotions)|${ALONE})$`,
);

/** Whether a quick reply with this label is there to stop marketing messages. */
export function stopsMarketing(label: string): boolean {
  const plain = label.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  return STOPS_MARKETING.test(plain);
}

const NEEDS_NOTHING = new Set(["VOICE_CALL", "REQUEST_CONTACT_INFO"]);

const UNSUPPORTED: Readonly<Record<string, UnsupportedReason>> = {
  OTP: "authentication",
  CATALOG: "catalog",
  MPM: "catalog",
  SPM: "product",
  FLOW: "flow",
  ORDER_DETAILS: "order",
  CALL_PERMISSION_REQUEST: "call-permission",
};

/** One button, or the reason why templates with it are not supported yet. */
function normaliseButton(button: JsonObject): TemplateButton | UnsupportedReason {
  const type = firstText(button.type)?.toUpperCase() ?? "";
  const text = textOf(button.text) ?? "";
  switch (type) {
    case "QUICK_REPLY":
      return { kind: "quick-reply", text, stopsMarketing: stopsMarketing(text) };
    case "MARKETING_OPT_OUT":
      return { kind: "quick-reply", text, stopsMarketing: true };
    case "URL": {
      const url = textOf(button.url) ?? "";
      const example = firstText(listOf(button.example)[0], button.example);
      // Authentication templates list their code button as a link to this address.
      if (/whatsapp\.com\/otp\//.test(url)) return "authentication";
      return { kind: "url", text, url, hasVariable: findPlaceholders(url).length > 0, example };
    }
    case "PHONE_NUMBER":
      return { kind: "phone", text, phone: textOf(button.phone_number) ?? "" };
    case "COPY_CODE": {
      const example = firstText(listOf(button.example)[0], button.example);
      return { kind: "copy-code", text, example };
    }
    default:
      return NEEDS_NOTHING.has(type)
        ? { kind: "plain", text, metaType: type }
        : (UNSUPPORTED[type] ?? "other");
  }
}

/** The buttons of a BUTTONS component, and the first reason found why they are not supported. */
export function normaliseButtons(value: unknown): {
  buttons: TemplateButton[];
  unsupported?: UnsupportedReason;
} {
  const buttons: TemplateButton[] = [];
  let unsupported: UnsupportedReason | undefined;
  for (const entry of listOf(value)) {
    const button = normaliseButton(objectOf(entry));
    if (typeof button === "string") unsupported ??= button;
    else buttons.push(button);
  }
  return { buttons, unsupported };
}
