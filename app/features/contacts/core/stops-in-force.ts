export interface StoppedColumns {
  whatsappStoppedAt: Date | null;
  smsStoppedAt: Date | null;
  blockedAt: Date | null;
}

interface StopRecord {
  channel: string;
  action: string;
  at: Date;
}

/**
 * Which stops hold now, each with the record that began it. The columns say that and since when; the record of that
 * moment says why. A stop without its record (the columns are ahead of a record that was never kept) still holds.
 */
export function stopsInForce<R extends StopRecord>(columns: StoppedColumns, records: readonly R[]) {
  const find = (action: string, channel: string, at: Date) =>
    records.find(
      (record) =>
        record.action === action &&
        (record.channel === channel || record.channel === "all") &&
        record.at.getTime() === at.getTime(),
    );
  const one = (channel: "whatsapp" | "sms" | "all", action: string, at: Date | null) =>
    at ? [{ channel, at, record: find(action, channel, at) }] : [];
  return [
    ...one("whatsapp", "stopped", columns.whatsappStoppedAt),
    ...one("sms", "stopped", columns.smsStoppedAt),
    ...one("all", "blocked", columns.blockedAt),
  ];
}
