/** Median time of a GET, one after the other, after a tenth as many to warm up. @throws when an answer is not 200 */
export async function medianMs(
  url: string,
  headers: Record<string, string>,
  requests: number,
): Promise<number> {
  const times: number[] = [];
  for (let at = -requests / 10; at < requests; at += 1) {
    const startedMs = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    if (at >= 0) times.push(performance.now() - startedMs);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
