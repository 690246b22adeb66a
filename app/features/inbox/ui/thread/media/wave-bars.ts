const BARS = 32;
const LEAST = 5;
const MOST = 23;

/** Heights in pixels of the bars of a sound, always the same for the same message: hearing it is what tells its shape. */
export function waveBars(messageId: string): number[] {
  let seed = 0x811c9dc5;
  for (let at = 0; at < messageId.length; at += 1)
    seed = Math.imul(seed ^ messageId.charCodeAt(at), 0x01000193);
  return Array.from({ length: BARS }, (_, bar) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0;
    const chance = (seed >>> 8) / 0xffffff;
    const swell = 0.55 + 0.45 * Math.abs(Math.sin(bar / 2.3));
    return Math.round(LEAST + (MOST - LEAST) * chance * swell);
  });
}
