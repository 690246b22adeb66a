import { defineConfig } from "@playwright/test";
import { CHROMIUM } from "./setup/chromium";

/** One product for all tests, started once; one browser, so that two cores suffice; a flaky test is a failed one. */
export default defineConfig({
  testDir: ".",
  testMatch: "**/*.e2e.ts",
  outputDir: "../../test-results",
  globalSetup: "./setup/start-product.ts",
  workers: 1,
  retries: 0,
  fullyParallel: false,
  forbidOnly: true,
  reporter: "list",
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    colorScheme: "light",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: CHROMIUM,
  },
});
