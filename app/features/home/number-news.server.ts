import { type ConnectionSummary, listConnections } from "~/features/connections/list-connections.server";
import { qrFigures } from "~/features/whatsapp/qr-figures.server";
import { createFormats } from "~/i18n/core/formats";
import type { Locale } from "~/i18n/locale";
import { translate } from "~/i18n/translate.server";
import { appProcess } from "~/platform/app-process.server";
import type { CompanyContext } from "~/platform/db/company-types";
import { qrNumberNews } from "./qr-number-news.server";

/** A number as the first page shows it, in the reader's words. */
export interface NumberNews {
  id: string;
  name: string;
  tone: "bad" | "hold" | "ok";
  /** One or two words: its state, or its quality. */
  state: string;
  detail: string;
}

/** All numbers, the ailing first. */
export async function numberNews(ctx: CompanyContext, locale: Locale): Promise<NumberNews[]> {
  const connections = await listConnections(ctx);
  const figures = await qrFigures(ctx, connections, appProcess().clock.now());
  return connections.map((connection) => {
    const { id, name } = connection;
    const qr = figures[id];
    if (qr) return { id, name, ...qrNumberNews(connection, qr, locale) };
    return {
      id,
      name,
      tone: toneOf(connection),
      state: stateOf(connection, locale),
      detail: detailOf(connection, locale),
    };
  });
}

function toneOf({ state, quality }: ConnectionSummary): NumberNews["tone"] {
  if (state === "blocked" || state === "needs-reconnect" || qualityOf(quality) === "red") return "bad";
  if (state !== "active" || qualityOf(quality) === "yellow") return "hold";
  return "ok";
}

function stateOf({ state, quality, kind }: ConnectionSummary, locale: Locale): string {
  if (state !== "active") return translate(locale, `connections.state.${state}`);
  if (kind !== "meta") return translate(locale, "home.numbers.normal");
  return translate(locale, `connections.quality.${qualityOf(quality)}`);
}

function detailOf(connection: ConnectionSummary, locale: Locale): string {
  const { state, stateReason, portfolio, rate, slowedRate, quality, waiting } = connection;
  const formats = createFormats(locale, "UTC");
  const say = (key: string, params = {}) => translate(locale, `home.numbers.${key}`, params);
  const parts: string[] = [];
  if (state === "needs-reconnect" || state === "blocked") {
    parts.push(translate(locale, `connections.stopped.${stateReason ?? "configuration"}`));
  }
  if (state !== "active" && waiting > 0) parts.push(say("waiting", { count: waiting }));
  if (state === "active" && (slowedRate !== null || qualityOf(quality) === "yellow"))
    parts.push(say("slowed"));
  if (portfolio?.dailyLimit) {
    const free = Math.max(0, portfolio.dailyLimit - portfolio.used);
    parts.push(say("free", { free: formats.number(free), limit: formats.number(portfolio.dailyLimit) }));
  } else if (parts.length === 0) parts.push(say("rate", { rate: formats.number(slowedRate ?? rate) }));
  return parts.join(" ");
}

function qualityOf(quality: string | null): "green" | "yellow" | "red" | "unknown" {
  const word = (quality ?? "").toLowerCase();
  return word === "green" || word === "yellow" || word === "red" ? word : "unknown";
}
