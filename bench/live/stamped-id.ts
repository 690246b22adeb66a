/** What a benchmark's fact says in the place of a conversation's id: whose it is, who may hear it, and when it was told. */
export interface Stamp {
  company: number;
  /** Number of the member it is assigned to; NOBODY for none. */
  assignee: number;
  /** Microseconds since 1970. */
  atMicros: number;
}

export const NOBODY = 0xffff;
let serial = 0;

export const nowMicros = () => Math.round((performance.timeOrigin + performance.now()) * 1_000);

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** As long as a UUID, and unlike any other. */
export function stampedId({ company, assignee, atMicros }: Stamp): string {
  serial = (serial + 1) % 0x1000000;
  const digits = hex(company, 4) + hex(assignee, 4) + hex(atMicros, 14) + hex(serial, 10);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join("-");
}

const FIELD = '"conversationId":"';

/** The stamps in a frame, without parsing it: a client's own work would be measured with it. */
export function readStamps(frame: string, each: (stamp: Stamp) => void): void {
  for (let at = frame.indexOf(FIELD); at >= 0; at = frame.indexOf(FIELD, at + 50)) {
    const id = frame.slice(at + FIELD.length, at + FIELD.length + 36);
    each({
      company: Number.parseInt(id.slice(0, 4), 16),
      assignee: Number.parseInt(id.slice(4, 8), 16),
      atMicros: Number.parseInt(id.slice(9, 13) + id.slice(14, 18) + id.slice(19, 23) + id.slice(24, 26), 16),
    });
  }
}
