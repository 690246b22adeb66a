const WIDTH = 28;

/** `████████░░░░ 42 % words`. An unknown total draws an empty bar. */
export function drawBar(done: number, total: number, words: string): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 0;
  const full = Math.round(share * WIDTH);
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  return `${"█".repeat(full)}${"░".repeat(WIDTH - full)} ${percent} %  ${words}`;
}
