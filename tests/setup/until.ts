/** Waits for a condition by asking again, as soon as the event loop allows; fails with what it waited for. */
export async function until(condition: () => boolean | Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const deadlineMs = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadlineMs) throw new Error(`Waited ${timeoutMs} ms for ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
