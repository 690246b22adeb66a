import { customer } from "./setup/customer";
import { listed, openThread, writesIn } from "./setup/inbox";
import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { expect, test } from "./setup/product-test";

test.setTimeout(90_000);

test("a customer writes, the agent answers from the keyboard, and the ticks turn blue, all without a reload", async ({
  page,
  demo,
}) => {
  const josefa = customer(demo, "+5581984110937");
  await logIn(page, demo);
  await openPlace(page, "Conversas");
  await josefa.write("Bom dia, meu pedido não chegou");
  const row = listed(page, "Josefa Andrade");
  await expect(row).toContainText("Bom dia, meu pedido não chegou");

  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const thread = openThread(page);
  await expect(thread.getByText("Bom dia, meu pedido não chegou")).toBeVisible();
  await josefa.write("é o 48213");
  await expect(thread.getByText("é o 48213")).toBeVisible();

  await page.keyboard.press("r");
  await expect(writesIn(page)).toBeFocused();
  await page.keyboard.type("Já vejo, *um minuto*");
  await page.keyboard.press("Enter");
  const answer = thread.locator(".bub.out").filter({ hasText: "Já vejo, um minuto" });
  await expect(answer).toHaveCount(1);
  await expect(answer.locator("b", { hasText: "um minuto" })).toBeVisible();
  await expect(answer.getByLabel("Entregue")).toBeVisible();
  await josefa.read();
  await expect(answer.getByLabel("Lida")).toBeVisible();
  expect(await josefa.got("Já vejo, *um minuto*")).toBe(1);
});

test("an answer is taken back before it leaves, and its words come back", async ({ page, demo }) => {
  const josefa = customer(demo, "+5581984110937");
  await logIn(page, demo);
  await openPlace(page, "Conversas");
  await listed(page, "Josefa Andrade").click();
  const thread = openThread(page);
  await writesIn(page).fill("Isto não era para você");
  await writesIn(page).press("Enter");
  await thread.getByRole("button", { name: /^Desfazer/ }).click();
  await expect(thread.getByText("Isto não era para você")).toHaveCount(0);
  await expect(writesIn(page)).toHaveValue("Isto não era para você");
  await writesIn(page).fill("Agora sim");
  await writesIn(page).press("Enter");
  await expect(
    thread.locator(".bub.out").filter({ hasText: "Agora sim" }).getByLabel("Entregue"),
  ).toBeVisible();
  expect(await josefa.got("Isto não era para você")).toBe(0);
});

test("what is written while the network is away leaves once, when it is back, and what came meanwhile is there", async ({
  page,
  context,
  demo,
}) => {
  const josefa = customer(demo, "+5581984110937");
  await logIn(page, demo);
  await openPlace(page, "Conversas");
  await listed(page, "Josefa Andrade").click();
  const thread = openThread(page);
  await expect(thread.getByText("Agora sim")).toBeVisible();
  await context.setOffline(true);
  await writesIn(page).fill("Escrita sem rede");
  await writesIn(page).press("Enter");
  const bubble = thread.locator(".bub.out").filter({ hasText: "Escrita sem rede" });
  await expect(bubble).toHaveCount(1);
  await josefa.write("Vocês ainda estão aí?");
  await context.setOffline(false);
  await expect(thread.getByText("Vocês ainda estão aí?")).toBeVisible({ timeout: 30_000 });
  await expect(bubble.getByLabel("Entregue")).toBeVisible({ timeout: 30_000 });
  await expect(bubble).toHaveCount(1);
  expect(await josefa.got("Escrita sem rede")).toBe(1);
});
