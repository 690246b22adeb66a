import { formatPhone } from "~/features/contacts/core/format-phone";
import { qrModules } from "~/features/whatsapp/core/draw-qr";
import type { LinkView } from "~/features/whatsapp/link-view";
import { createFormats } from "~/i18n/core/formats";
import type { Answer, Call, Handler } from "../call";
import { drawQrLines } from "../line/draw-qr";
import { Refusal } from "../refusal";

const EVERY_MS = 400;
/** A session's worker takes seconds, not minutes. */
const PATIENCE_MS = 45_000;

/**
 * Asks for a link and shows its code. On a terminal it is drawn anew whenever it changes, until a phone has scanned it;
 * elsewhere, and with --json, the first code is the answer.
 * @throws Refusal when the link ends or nobody makes a code
 */
export const followQr: Handler = async (call) => {
  const { api, json, argument: id } = call;
  await api().whatsapp.startLinking.mutate({ id });
  const first = await firstCode(call);
  if (json) return { json: { id, qr: first.qr, until: first.qrUntil, state: stateOf(first) }, text: "" };
  if (isUp(first)) return linked(call, first);
  if (!process.stdout.isTTY) return { json: null, text: `${first.qr}\n${draw(first, false)}` };
  return follow(call, first);
};

async function firstCode(call: Call): Promise<LinkView> {
  const { say, progress } = call;
  const since = performance.now();
  for (;;) {
    const view = await read(call);
    if (view.qr || isUp(view)) {
      progress("");
      return view;
    }
    if (performance.now() - since > PATIENCE_MS) {
      throw new Refusal("cli.errors.noQr", { seconds: PATIENCE_MS / 1000 });
    }
    progress(say("cli.connections.qrWaiting"));
    await Bun.sleep(EVERY_MS);
  }
}

/** Draws over the last drawing: a terminal keeps one code, the one that is good. */
async function follow(call: Call, first: LinkView): Promise<Answer> {
  const { say, write } = call;
  let shown = "";
  let lines = 0;
  for (let view = first; ; view = await read(call)) {
    if (isUp(view)) return linked(call, view);
    const picture = pictureOf(call, view);
    if (picture !== shown) {
      await write(`${lines > 0 ? `\u001b[${lines}A\u001b[0J` : ""}${picture}\n`);
      shown = picture;
      lines = linesOf(picture);
    }
    if (view.phase === "pairing") call.progress(say("cli.connections.qrPairing"));
    await Bun.sleep(EVERY_MS);
  }
}

function pictureOf({ say, locale }: Call, view: LinkView): string {
  if (!view.qr) return say("cli.connections.qrWaiting");
  const formats = createFormats(locale, Intl.DateTimeFormat().resolvedOptions().timeZone);
  const time = view.qrUntil ? formats.date(new Date(view.qrUntil), "timeSeconds") : "";
  return [
    view.qr,
    draw(view, true),
    say("cli.connections.qrHow"),
    say("cli.connections.qrUntil", { time }),
  ].join("\n");
}

/** Lines on this terminal: the code's text is longer than one. */
function linesOf(picture: string): number {
  const columns = process.stdout.columns || 80;
  const width = (line: string) => Bun.stringWidth(line);
  return picture.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(width(line) / columns)), 0);
}

const draw = ({ qr }: LinkView, colours: boolean) => drawQrLines(qrModules(qr ?? ""), colours);
const isUp = ({ wanted }: LinkView) => wanted === "linked";
const stateOf = (view: LinkView) => (isUp(view) ? "linked" : view.phase);

/** @throws Refusal when nobody wants the link any more: it ended, and says why */
async function read({ api, argument: id }: Call): Promise<LinkView> {
  const view = await api().whatsapp.readLink.query({ id });
  if (view.wanted !== "off") return view;
  throw new Refusal(view.endReason ? `whatsapp.end.${view.endReason}` : "cli.errors.linkStopped");
}

function linked({ say, argument: id }: Call, { pushName, phone }: LinkView): Answer {
  const who = [pushName, phone && formatPhone(phone)].filter(Boolean).join(", ");
  return {
    json: { id, qr: null, until: null, state: "linked" },
    text: say("cli.connections.linked", { who }),
  };
}
