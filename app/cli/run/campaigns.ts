import type { Call, Handler } from "../call";
import { drawStatus } from "../draw-status";
import { instantOf } from "../line/check-value";

export const create: Handler = async ({ api, say, required, value, count, values }) => {
  const at = value("at");
  const sendWindow = value("send-window") as "always" | "default" | undefined;
  const created = await api().campaigns.create.mutate({
    name: required("name"),
    connectionId: required("connection"),
    template: { name: required("template"), language: required("language") },
    audience: [...values.audience!],
    variables: [...(values.var ?? [])],
    schedule: at ? { kind: "at", at: instantOf(at)! } : { kind: "now" },
    rate: count("rate"),
    sendWindow,
  });
  return { json: created, text: say("cli.campaigns.created", { name: required("name"), id: created.id }) };
};

export const launch: Handler = async ({ api, say, locale, argument: id }) => {
  const { state, startAt } = await api().campaigns.launch.mutate({ id });
  const at = startAt ? new Date(startAt).toLocaleString(locale) : "";
  const key = state === "preparing" ? "launched" : startAt ? "scheduledFor" : "scheduledForApproval";
  return { json: { id, state, startAt }, text: say(`cli.campaigns.${key}`, { at }) };
};

export const pause: Handler = (call) => moved(call, call.api().campaigns.pause.mutate({ id: call.argument }));
export const resume: Handler = (call) =>
  moved(call, call.api().campaigns.resume.mutate({ id: call.argument }));
export const cancel: Handler = (call) =>
  moved(call, call.api().campaigns.cancel.mutate({ id: call.argument }));

async function moved({ api, say, argument: id }: Call, done: Promise<unknown>) {
  await done;
  const { state } = await api().campaigns.status.query({ id });
  return { json: { id, state }, text: say(`campaigns.state.${state}`) };
}

export const status: Handler = async ({ api, say, argument: id }) => {
  const found = await api().campaigns.status.query({ id });
  return { json: found, text: drawStatus(found, say) };
};
