import type { Call, Handler } from "../call";
import { drawTable } from "../line/draw-table";

export const list: Handler = async ({ api, say }) => {
  const connections = await api().connections.list.query();
  const rows = connections.map(({ id, kind, name, address, state }) => [
    id,
    say(`cli.kinds.${kind}`),
    name,
    address,
    say(`connections.state.${state}`),
  ]);
  return {
    json: connections.map(({ id, kind, name, state }) => ({ id, kind: kindOf(kind), name, state })),
    text: rows.length > 0 ? drawTable(rows) : say("cli.connections.none"),
  };
};

/** The promised word for WhatsApp by QR. */
const kindOf = (kind: string) => (kind === "meta" || kind === "sms" ? kind : "whatsapp");

export const addMeta: Handler = async ({ api, say, required, value, count }) => {
  const added = await api().connections.addMeta.mutate({
    name: required("name"),
    phoneNumberId: required("phone-number-id"),
    wabaId: required("waba-id"),
    portfolioId: required("portfolio-id"),
    token: required("token"),
    appSecret: value("app-secret"),
    verifyToken: value("verify-token"),
    rate: count("rate"),
  });
  return { json: added, text: say("cli.connections.added", { name: added.name, id: added.id }) };
};

export const addSms: Handler = async ({ api, say, required, count }) => {
  const added = await api().connections.addSms.mutate({
    name: required("name"),
    accountSid: required("account-sid"),
    authToken: required("auth-token"),
    from: required("from"),
    rate: count("rate"),
  });
  return { json: added, text: say("cli.connections.added", { name: added.name, id: added.id }) };
};

export const test: Handler = async ({ api, say, argument: id }) => {
  const { name, state, quality, rate } = await api().connections.test.mutate({ id });
  const words = say(`connections.state.${state}`);
  return {
    json: { id, name, state, quality, rate },
    text: say("cli.connections.tested", { name, state: words }),
  };
};

export const pause: Handler = (call) =>
  moved(call, call.api().connections.pause.mutate({ id: call.argument }));
export const resume: Handler = (call) =>
  moved(call, call.api().connections.resume.mutate({ id: call.argument }));

async function moved({ say }: Call, done: Promise<{ id: string; state: string }>) {
  const { id, state } = await done;
  return { json: { id, state }, text: say(`connections.state.${state}`) };
}
