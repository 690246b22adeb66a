import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateClient } from "../../workers/database/generate-client";
import { countBunTests, countPlaywrightTests, type StepResult, step } from "./step";

const fast = process.argv.includes("--fast");
const bun = process.execPath;
const tool = (name: string, ...args: string[]) => [bun, "--bun", "x", name, ...args];
const results: StepResult[] = [];

await generateClient();
results.push(await step("lint", tool("biome", "ci", "--diagnostic-level=warn", ".")));
results.push(await step("types", tool("tsc", "--noEmit")));
results.push(
  await step(
    "arrows",
    tool("depcruise", "app", "workers", "--config", ".dependency-cruiser.cjs", "--output-type", "err"),
  ),
);
if (fast) {
  results.push(
    await step("unit", [bun, "test", "--isolate", "./app", "./workers"], { count: countBunTests }),
  );
} else await everything();

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
console.log("");
for (const { name, seconds, failed: bad } of results)
  console.log(`${bad ? "✗" : "✓"} ${name} (${seconds.toFixed(1)} s)`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function everything() {
  const { startEmbeddedPostgres } = await import("../../workers/database/embedded-postgres");
  const { ensureChromium } = await import("./ensure-chromium");
  const dataDir = mkdtempSync(join(tmpdir(), "mia-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir, fsync: false });
  const admin = new URL(postgres.url);
  admin.pathname = "/postgres";
  const env = { TEST_POSTGRES_URL: admin.toString() };
  try {
    results.push(await step("schema drift", [bun, "tests/run/check-drift.ts"], { env }));
    results.push(
      await step(
        "unit, contract, integration, tenancy, chaos",
        [bun, "test", "--isolate", "--timeout", "60000", "./app", "./workers", "./tests"],
        {
          env,
          count: countBunTests,
        },
      ),
    );
  } finally {
    await postgres.destroy();
    rmSync(dataDir, { recursive: true, force: true });
  }
  const chromium = await ensureChromium();
  if (!chromium) {
    console.error(
      "No Chromium here, and it could not be installed: apt-get install chromium, or name it in CHROMIUM_PATH",
    );
    results.push({ name: "end to end", passed: 0, failed: 1, seconds: 0 });
    return;
  }
  results.push(
    await step("end to end", tool("playwright", "test", "--config", "tests/e2e/playwright.config.ts"), {
      env: { CHROMIUM_PATH: chromium },
      count: countPlaywrightTests,
    }),
  );
}
