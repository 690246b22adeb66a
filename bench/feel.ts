import { join } from "node:path";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import { CHROMIUM } from "#/tests/e2e/setup/chromium";
import { freePort } from "#/workers/database/free-port";
import { buildApp } from "#/workers/up/build-app";
import { startSession } from "~/features/auth/start-session.server";
import { createCompany } from "~/features/companies/create-company.server";
import { seedNumber } from "./dispatch/seed-number";
import { writeAsCustomer } from "./feel/customer";
import { joinCompany } from "./feel/join-company";
import { type Feel, pageClock, type Switched } from "./feel/page-clock";
import { type Planted, plantInbox } from "./feel/plant-inbox";
import { openBenchPostgres } from "./setup/bench-postgres";
import { openBenchProcess } from "./setup/bench-process";
import { startChild } from "./setup/child";
import { firstLoadKilobytes } from "./web/first-load";

const SECRET = "app-secret-of-the-bench";
const SLOWER = 4;
const THREAD = ".thread";
const WRITES_PER_SECOND = 20;
declare const window: { feel: Feel };

/**
 * What the inbox feels like in Chromium on a processor four times slower: moving between conversations that were seen
 * before, typing and clicking while 20 messages a second arrive, a customer's message from webhook to screen, the first
 * load's JavaScript, and a thread of 100,000 bubbles. Web and worker run unthrottled on the same machine.
 */
export async function run({ full }: { full: boolean }) {
  const seconds = full ? 30 : 10;
  await buildApp();
  const postgres = await openBenchPostgres();
  const { app, variables } = openBenchProcess(postgres.url);
  const [port, livePort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...variables,
    PORT: String(port),
    LIVE_PORT: String(livePort),
    APP_URL: url,
    LIVE_URL: `ws://127.0.0.1:${livePort}`,
    META_APP_SECRET: SECRET,
    WORKER_ROLES: "jobs,live",
    LOG_LEVEL: "warn",
  };
  const web = startChild(join(import.meta.dir, "../app/server.ts"), env);
  const worker = startChild(join(import.meta.dir, "../workers/main.ts"), env);
  const browser = await chromium.launch(CHROMIUM);
  try {
    const { ctx, connection } = await seedNumber("http://127.0.0.1:9", 80);
    const planted = await plantInbox(ctx, connection.id, { conversations: 300, longest: 100_000 });
    const cookie = await joinAsOwner(app.database, ctx.companyId, url);
    await Promise.all([web.line(/^Web/), worker.line(/^Worker/)]);
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 } });
    const [name, value] = cookie.split("=") as [string, string];
    await context.addCookies([{ name, value, url }]);
    await context.addInitScript(pageClock);
    const page = await context.newPage();
    const firstLoadKb = await firstLoadKilobytes(url, `/inbox/${planted[1]!.id}`, { cookie });
    const cpu = await context.newCDPSession(page);
    await open(page, planted[1]!);
    await slow(cpu, SLOWER);
    const customer = (text: string, whom: Planted) =>
      writeAsCustomer(url, { ...connection.credentials, secret: SECRET }, { phone: whom.phone, text });
    const { switches, frames } = await measureSwitches(page, planted.slice(1, 7));
    const shownMs = await measureArrival(page, planted[1]!, customer, full ? 40 : 15);
    const busy = await measureWhileBusy(page, planted.slice(1, 13), customer, seconds);
    await slow(cpu, 1);
    await open(page, planted[0]!);
    await slow(cpu, SLOWER);
    const scroll = await measureScroll(page);
    const figures = {
      switchP50Ms: share(
        switches.map(({ shownMs }) => shownMs),
        0.5,
      ),
      switchP95Ms: share(
        switches.map(({ shownMs }) => shownMs),
        0.95,
      ),
      switchScriptP50Ms: share(
        switches.map(({ thereMs }) => thereMs),
        0.5,
      ),
      emptyFrameP50Ms: share(frames, 0.5),
      customerShownP50Ms: share(shownMs, 0.5),
      customerShownP95Ms: share(shownMs, 0.95),
      ...busy,
      firstLoadKb: Math.round(firstLoadKb * 10) / 10,
      ...scroll,
    };
    console.table({ feel: figures });
    return figures;
  } finally {
    await browser.close();
    await web.stop();
    await worker.stop();
    await app.database.close();
    await postgres.remove();
  }
}

type Customer = (text: string, whom: Planted) => Promise<void>;

const slow = (cpu: CDPSession, rate: number) => cpu.send("Emulation.setCPUThrottlingRate", { rate });
const share = (values: number[], part: number) => {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]! * 10) / 10;
};

async function open(page: Page, whom: Planted) {
  await page.goto(`/inbox/${whom.id}?view=open`);
  await page.locator(THREAD).getByText(whom.newest).waitFor();
  await page.waitForLoadState("networkidle");
}

/** An owner with a session. → its cookie */
async function joinAsOwner(
  database: Parameters<typeof createCompany>[0],
  companyId: string,
  url: string,
): Promise<string> {
  const made = await createCompany(database, {
    name: "Outra",
    email: "ana@example.com",
    password: `bench-${crypto.randomUUID()}`,
  });
  await joinCompany(database.settings.directUrl, companyId, made.userId);
  const setCookie = await startSession({
    userId: made.userId,
    client: { address: "127.0.0.1", userAgent: "bench" },
    request: new Request(url),
  } as Parameters<typeof startSession>[0]);
  return setCookie.split(";")[0]!;
}

async function measureSwitches(page: Page, whom: Planted[]) {
  const switches: Switched[] = [];
  const frames: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    for (const one of whom) {
      const ms = await page.evaluate(([href, box, text]) => window.feel.switchTo(href, box, text), [
        `/inbox/${one.id}`,
        THREAD,
        one.newest,
      ] as const);
      // The first round fills the cache.
      if (round > 0) switches.push(ms);
      await page.waitForLoadState("networkidle");
      await page.waitForTimeout(300);
      frames.push(await page.evaluate(() => window.feel.frame()));
    }
  }
  return { switches, frames };
}

async function measureArrival(page: Page, whom: Planted, write: Customer, times: number): Promise<number[]> {
  await page.evaluate(([href, box, text]) => window.feel.switchTo(href, box, text), [
    `/inbox/${whom.id}`,
    THREAD,
    whom.newest,
  ] as const);
  const took: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const text = `Chegou agora ${n} ${crypto.randomUUID().slice(0, 8)}`;
    const shown = page.evaluate(([box, words]) => window.feel.shownAt(box, words), [THREAD, text] as const);
    const startMs = Date.now();
    await write(text, whom);
    took.push((await shown) - startMs);
    await page.waitForTimeout(150 + 17 * n);
  }
  return took;
}

/** Types and moves about while messages pour in: the slowest answer to a key or a click. */
async function measureWhileBusy(page: Page, whom: Planted[], write: Customer, seconds: number) {
  await page.evaluate(() =>
    Object.assign(window.feel.longest, { interactionMs: 0, taskMs: 0, interaction: "" }),
  );
  let sent = 0;
  const pour = setInterval(() => {
    sent += 1;
    void write(`Mensagem ${sent}`, whom[sent % whom.length]!).catch(() => {});
  }, 1_000 / WRITES_PER_SECOND);
  const endMs = Date.now() + seconds * 1_000;
  const composer = page.locator("textarea").first();
  try {
    for (let n = 0; Date.now() < endMs; n += 1) {
      await composer.click();
      await page.keyboard.type("Bom dia, já vejo isso", { delay: 40 });
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Backspace");
      await page
        .locator(`a[href^="/inbox/${whom[n % whom.length]!.id}"]`)
        .first()
        .click();
      await page.waitForTimeout(300);
    }
  } finally {
    clearInterval(pour);
  }
  const { interactionMs, taskMs, interaction } = await page.evaluate(() => window.feel.longest);
  return {
    inpMs: interactionMs,
    slowest: interaction,
    longestTaskMs: Math.round(taskMs),
    messagesPerSecond: Math.round(sent / seconds),
  };
}

/** Wheels upwards through the long thread: how far it came, what is drawn, and how long a frame took at worst. */
async function measureScroll(page: Page) {
  const box = (await page.locator(THREAD).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.evaluate(() => Object.assign(window.feel.longest, { taskMs: 0 }));
  const startMs = Date.now();
  while (Date.now() - startMs < 8_000) {
    await page.mouse.wheel(0, -1_500);
    await page.waitForTimeout(30);
  }
  const oldest = await page
    .locator(THREAD)
    .evaluate((thread) =>
      Math.max(...[...(thread.textContent ?? "").matchAll(/pedido (\d+)/g)].map((found) => Number(found[1]))),
    );
  const { taskMs } = await page.evaluate(() => window.feel.longest);
  const drawn = await page.locator(`${THREAD} .bub`).count();
  return { scrolledToBubble: oldest, bubblesDrawn: drawn, scrollLongestTaskMs: Math.round(taskMs) };
}
