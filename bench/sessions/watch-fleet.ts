import type pg from "pg";
import type { WhatsAppServer } from "#/workers/sandbox/whatsapp/whatsapp-server";
import type { FleetNumber } from "./seed-fleet";

/** Waits for things to be true of the fleet, as the database and the pretend WhatsApp see them. */
export function watchFleet(admin: pg.Pool, whatsapp: WhatsAppServer, numbers: FleetNumber[]) {
  const phoneOf = new Map(numbers.map(({ id, phone }) => [id, phone]));
  const scanned = new Set<string>();
  const opened = new Set<string>();

  async function ask<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    for (;;) {
      try {
        return (await admin.query(text, values)).rows as Row[];
      } catch {
        await Bun.sleep(50);
      }
    }
  }

  async function scanWhatWaits() {
    const waiting = await ask<{ id: string; qr: string }>(
      "SELECT connection_id AS id, qr FROM whatsapp_session WHERE qr IS NOT NULL AND phase = 'waiting-for-scan'",
    );
    for (const { id, qr } of waiting) {
      if (scanned.has(qr)) continue;
      scanned.add(qr);
      whatsapp.scanQr(qr, phoneOf.get(id)!, "Loja");
    }
  }

  /** Numbers whose socket is open here and there, in the hands of somebody other than `notOf`. */
  async function countOpen(notOf: string): Promise<number> {
    const rows = await ask<{ id: string }>(
      "SELECT connection_id AS id FROM whatsapp_session WHERE phase = 'open' AND owner IS NOT NULL AND owner <> $1",
      [notOf],
    );
    return rows.filter(({ id }) => whatsapp.devices(phoneOf.get(id)!).some(({ connection }) => connection))
      .length;
  }

  return {
    ask,
    /** → milliseconds until so many are open. */
    async open(count: number, notOf = ""): Promise<number> {
      const startedMs = performance.now();
      for (;;) {
        await scanWhatWaits();
        if (performance.now() - startedMs > 120_000) throw new Error("The fleet does not come up");
        if (opened.size < count) {
          const rows = await ask<{ id: string }>(
            "SELECT connection_id AS id FROM whatsapp_session WHERE phase = 'open'",
          );
          for (const { id } of rows) opened.add(id);
        }
        if (opened.size >= count && (await countOpen(notOf)) >= count) return performance.now() - startedMs;
        await Bun.sleep(25);
      }
    },
    async ownerNow(): Promise<string> {
      const [row] = await ask<{ owner: string }>(
        "SELECT owner FROM whatsapp_session WHERE owner IS NOT NULL LIMIT 1",
      );
      return row?.owner ?? "";
    },
    async states(): Promise<Record<string, number>> {
      const rows = await ask<{ state: string; n: number }>(
        "SELECT state, count(*)::int AS n FROM outgoing WHERE source = 'campaign' GROUP BY state",
      );
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    },
  };
}
