import { test as base, expect, type Page } from "@playwright/test";
import type { Demo } from "./run-product";

interface Fixtures {
  demo: Demo;
  /** Every page is watched: an error in its console fails the test, but for a refused form (4xx) and a network that a test takes away. */
  errors: string[];
}

const REFUSED = /Failed to load resource.*(status of 4\d\d|ERR_INTERNET_DISCONNECTED)/;

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the wanted fixtures from this pattern.
  demo: async ({}, use) => use(JSON.parse(process.env.E2E_DEMO ?? "{}") as Demo),
  baseURL: async ({ demo }, use) => use(demo.url),
  errors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      const watch = (page: Page) => {
        page.on("pageerror", (error) => errors.push(`${page.url()}: ${error.stack ?? error.message}`));
        page.on("console", (message) => {
          if (message.type() !== "error" || REFUSED.test(message.text())) return;
          errors.push(`${page.url()}: ${message.text()}`);
        });
      };
      context.on("page", watch);
      await use(errors);
      expect(errors, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
