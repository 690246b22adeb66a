import { formatPhone } from "~/features/contacts/core/format-phone";
import { spellCode } from "~/features/whatsapp/core/spell-code";
import type { Handler } from "../call";

/** A connection without a phone yet; `--real` or `--sandbox` says which WhatsApp, else the server does. */
export const addWhatsapp: Handler = async ({ api, say, required, values }) => {
  const server = values.sandbox ? "sandbox" : values.real ? "whatsapp" : undefined;
  const added = await api().whatsapp.add.mutate({
    name: required("name"),
    history: values.history !== undefined,
    ...(server && { server }),
  });
  return { json: added, text: say("cli.connections.addedByQr", { name: required("name"), id: added.id }) };
};

/** Eight letters to type on the phone. */
export const askForCode: Handler = async ({ api, say, argument: id, required }) => {
  const phone = required("phone").replace(/[^+\d]/g, "");
  const { code } = await api().whatsapp.requestCode.mutate({ id, phone });
  const spelled = spellCode(code);
  return {
    json: { id, code: spelled },
    text: `${say("cli.connections.codeFor", { phone: formatPhone(phone), code: spelled })}\n${say("cli.connections.codeHow")}`,
  };
};
