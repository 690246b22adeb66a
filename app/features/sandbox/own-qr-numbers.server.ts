import type { CompanyContext } from "~/platform/db/company-types";
import type { WaitingCode } from "./company-phones-view";
import type { SandboxBusiness } from "./sandbox-view";

export interface OwnQrNumber {
  connectionId: string;
  name: string;
  /** E.164 of its linked phone, or of the last one; null before the first. */
  phone: string | null;
  /** What its camera may read now. */
  qr: string | null;
  /** Its code, and the letters that were asked for it. */
  waiting: WaitingCode[];
}

/** This company's numbers by QR that talk to the sandbox. */
export async function ownQrNumbers(ctx: CompanyContext): Promise<OwnQrNumber[]> {
  const rows = await ctx.read(({ db }) =>
    db.whatsappSession.findMany({
      where: { server: "sandbox", connection: { removedAt: null } },
      select: {
        connectionId: true,
        wanted: true,
        qr: true,
        qrUntil: true,
        pairingCode: true,
        pairingPhone: true,
        connection: { select: { name: true, address: true } },
      },
      orderBy: { createdAt: "asc" },
    }),
  );
  return rows.map(({ connectionId, wanted, qr, qrUntil, pairingCode, pairingPhone, connection }) => {
    const { name, address } = connection;
    const base = { connectionId, name };
    const until = qrUntil?.toISOString() ?? null;
    const waiting: WaitingCode[] = [];
    if (wanted === "linking" && qr) waiting.push({ ...base, kind: "qr", phone: null, until });
    if (wanted === "linking" && pairingCode) {
      waiting.push({ ...base, kind: "letters", phone: pairingPhone, until: null });
    }
    return { ...base, phone: address.startsWith("+") ? address : null, qr, waiting };
  });
}

/** A number by QR as customers' phones show it. The sandbox calls it "qr-" and its digits. */
export function qrBusinessOf({ name, phone }: OwnQrNumber): SandboxBusiness | undefined {
  if (!phone) return undefined;
  return { key: `qr-${phone.slice(1)}`, channel: "whatsapp", name, displayPhone: phone };
}
