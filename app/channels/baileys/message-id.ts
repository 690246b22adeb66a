const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** 32 hexadecimal digits with the version and variant of a UUID v7. Phones use the same length, with any digits. */
const OURS = /^([0-9A-F]{8})([0-9A-F]{4})(7[0-9A-F]{3})([89AB][0-9A-F]{3})([0-9A-F]{12})$/;

/**
 * The WhatsApp id of one of our outgoing rows: its 32 hexadecimal digits in upper case, a shape phones use themselves.
 * @throws Error for anything but a UUID: a bug
 */
export function whatsappIdOf(outgoingId: string): string {
  const id = outgoingId.toLowerCase();
  if (!UUID.test(id)) throw new Error(`Not an outgoing id: ${outgoingId.slice(0, 60)}`);
  return id.replaceAll("-", "").toUpperCase();
}

/**
 * Our outgoing id, when a WhatsApp message id can be one. Once in 64 the id of somebody's phone has the shape of a UUID v7
 * as well and names no row of ours: only the database knows.
 */
export function outgoingIdOf(whatsappId: string): string | undefined {
  const parts = OURS.exec(whatsappId);
  return parts ? parts.slice(1).join("-").toLowerCase() : undefined;
}
