export interface StepResult {
  name: string;
  passed: number;
  failed: number;
  seconds: number;
}

/** Runs one command with its output shown, and counts what it tested. A tool without a count of its own counts as one. */
export async function step(
  name: string,
  command: string[],
  options: {
    env?: Record<string, string>;
    count?: (output: string) => { passed: number; failed: number } | undefined;
  } = {},
): Promise<StepResult> {
  const startedMs = performance.now();
  console.log(`\n── ${name}`);
  const child = Bun.spawn(command, {
    env: { ...process.env, ...options.env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  let output = "";
  const copy = async (stream: ReadableStream<Uint8Array>, to: NodeJS.WriteStream) => {
    const decoder = new TextDecoder();
    for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
      const text = decoder.decode(chunk, { stream: true });
      output += text;
      to.write(text);
    }
  };
  await Promise.all([copy(child.stdout, process.stdout), copy(child.stderr, process.stderr)]);
  const code = await child.exited;
  const seconds = (performance.now() - startedMs) / 1000;
  const counted = options.count?.(output) ?? { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner that ended badly without a failed test (crash, no test found) has failed all the same.
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  console.log(`   ${counted.failed === 0 ? "ok" : "FAILED"} in ${seconds.toFixed(1)} s`);
  return { name, ...counted, seconds };
}

/** bun test: " 12 pass" and " 1 fail". */
export function countBunTests(output: string) {
  const plain = Bun.stripANSI(output);
  const passed = [...plain.matchAll(/^ *(\d+) pass$/gm)].at(-1);
  const failed = [...plain.matchAll(/^ *(\d+) fail$/gm)].at(-1);
  const errors = [...plain.matchAll(/^ *(\d+) errors?$/gm)].at(-1);
  if (!passed && !failed) return undefined;
  return { passed: Number(passed?.[1] ?? 0), failed: Number(failed?.[1] ?? 0) + Number(errors?.[1] ?? 0) };
}

/** Playwright's list reporter: "  12 passed", "  1 failed", "  1 flaky". A flaky test is a bug, and fails. */
export function countPlaywrightTests(output: string) {
  const plain = Bun.stripANSI(output);
  const number = (word: string) => Number(new RegExp(`^ *(\\d+) ${word}\\b`, "m").exec(plain)?.[1] ?? 0);
  const passed = number("passed");
  const failed = number("failed") + number("flaky") + number("interrupted") + number("did not run");
  return passed + failed === 0 ? undefined : { passed, failed };
}
