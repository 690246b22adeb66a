import { customer } from "./setup/customer";
import { listed, openThread, writesIn } from "./setup/inbox";
import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { expect, test } from "./setup/product-test";

test.setTimeout(120_000);

const SCRIPT = `<img src=x onerror="document.title='caught'"><script>document.title='caught'</script>`;
const base64 = (text: string) => Buffer.from(text).toString("base64");

test("what a stranger sends runs nowhere: words, marks, names of files, SVG and HTML", async ({
  page,
  demo,
}) => {
  const stranger = customer(demo, "+5511981230055");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><script>top.document.title='caught'</script></svg>`;
  await stranger.write(`*${SCRIPT}* javascript:alert(1) https://example.com/"onmouseover="alert(1)`);
  for (const [filename, mimeType, content] of [
    [`${SCRIPT}.svg`, "image/svg+xml", svg],
    [`conta${SCRIPT}.html`, "text/html", `<script>document.title='caught'</script>`],
  ] as const) {
    await stranger.send({ type: "document", file: { base64: base64(content), mimeType, filename } });
  }
  await logIn(page, demo);
  await openPlace(page, "Conversas");
  await listed(page, "Fernanda Lacerda").click();
  const thread = openThread(page);
  await expect(thread.getByText("<script>document.title='caught'</script>").first()).toBeVisible();
  await expect(thread.locator("script, img[src='x'], [onerror], [onmouseover]")).toHaveCount(0);
  await expect(thread.locator('a[href^="javascript"]')).toHaveCount(0);
  await expect(thread.locator("a[download]")).toHaveCount(2);
  for (const link of await thread.locator("a[download]").all()) {
    const href = (await link.getAttribute("href"))!;
    const answer = await page.request.get(href);
    expect(answer.status()).toBe(200);
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment/);
    expect(answer.headers()["content-security-policy"]).toContain("sandbox");
    expect(answer.headers()["content-type"]).not.toMatch(/svg|html/);
    expect((await page.request.get(href.replace(/s=[^&]{4}/, "s=AAAA"))).status()).toBe(403);
  }
  expect(await page.title()).not.toBe("caught");
});

test("a file of 20 MB comes and goes", async ({ page, demo }) => {
  const heavy = customer(demo, "+5511981230066");
  await heavy.send({ type: "document", caption: "Projeto inteiro", megabytes: 20 });
  await logIn(page, demo);
  await openPlace(page, "Conversas");
  await listed(page, "Projeto inteiro").first().click();
  const thread = openThread(page);
  const download = thread.locator("a[download]");
  await expect(download).toBeVisible({ timeout: 30_000 });
  const answer = await page.request.get((await download.getAttribute("href"))!);
  expect((await answer.body()).length).toBe(20 * 1024 * 1024);

  const bytes = Buffer.alloc(20 * 1024 * 1024, "master ia ");
  bytes.write("%PDF-1.7\n");
  await page.locator('input[type="file"]').first().setInputFiles({
    name: "tabela completa.pdf",
    mimeType: "application/pdf",
    buffer: bytes,
  });
  await expect(page.getByText("tabela completa.pdf")).toBeVisible();
  await writesIn(page).press("Enter");
  const sent = thread.locator(".bub.out").filter({ hasText: "tabela completa.pdf" });
  await expect(sent.getByLabel("Entregue")).toBeVisible({ timeout: 45_000 });
});
