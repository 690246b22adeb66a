import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findServer } from "./find-server";
import { Refusal } from "./refusal";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "mia-demo-"));
  const demos = { demo: '{"url":"http://localhost:3000","apiKey":"mia_demo"}', broken: "{", other: "{}" };
  for (const [name, text] of Object.entries(demos)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "demo.json"), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answer = (name: string, environment: Record<string, string>) => {
  try {
    const { url, apiKey } = findServer({ ...environment, DATA_DIR: join(folder, name) });
    return `${apiKey} to ${url}`;
  } catch (error) {
    if (error instanceof Refusal) return error.messageKey.replace("cli.errors.", "");
    throw error;
  }
};

const FAR = "https://far.example";
test.each([
  ["nothing at all", "none", {}, "noServer"],
  ["a server without a key", "none", { MIA_URL: FAR }, "otherHalf"],
  ["a key without a server", "none", { MIA_API_KEY: "mia_x" }, "otherHalf"],
  ["the demo's key never goes to another server", "demo", { MIA_URL: FAR }, "otherHalf"],
  ["no address", "demo", { MIA_URL: "far.example" }, "urlMalformed"],
  ["another protocol", "demo", { MIA_URL: "ftp://far.example", MIA_API_KEY: "mia_x" }, "urlMalformed"],
  ["a key with a line break", "demo", { MIA_API_KEY: "mia_x\ny" }, "keyMalformed"],
  ["a broken demo.json", "broken", {}, "demoUnreadable"],
  ["a demo.json without a key", "other", {}, "demoUnreadable"],
  ["both", "broken", { MIA_URL: `${FAR}/`, MIA_API_KEY: "mia_x" }, `mia_x to ${FAR}`],
  ["the demo", "demo", {}, "mia_demo to http://localhost:3000"],
  ["another key for the demo's server", "demo", { MIA_API_KEY: "mia_x" }, "mia_x to http://localhost:3000"],
  ["empty values", "demo", { MIA_URL: " ", MIA_API_KEY: "" }, "mia_demo to http://localhost:3000"],
] as [string, string, Record<string, string>, string][])("%s", (_, name, environment, expected) => {
  expect(answer(name, environment)).toBe(expected);
});
