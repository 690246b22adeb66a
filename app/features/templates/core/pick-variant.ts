/**
 * Which of so many wordings a message gets: always the same for the same id, each as likely as the others.
 * @param id the outgoing row's: a new attempt is a new id, and may get another wording
 * @returns 0 … count − 1
 */
export function pickVariant(id: string, count: number): number {
  if (count <= 1) return 0;
  // FNV-1a with a last stir: ids made in the same millisecond differ in their tail only.
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % count;
}
