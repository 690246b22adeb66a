/** What shares a lane: each campaign is a stream of its own, and so is each other source. */
export const STREAMS = {
  reply: "00000000-0000-7000-8000-000000000001",
  test: "00000000-0000-7000-8000-000000000002",
  system: "00000000-0000-7000-8000-000000000003",
} as const;
export type FixedSource = keyof typeof STREAMS;

/** Lower goes first: what a person wrote, then the system's own, then campaigns. */
export function precedenceOf(streamId: string): number {
  if (streamId === STREAMS.reply || streamId === STREAMS.test) return 0;
  return streamId === STREAMS.system ? 1 : 2;
}
