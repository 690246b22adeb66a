import { joinAsAgent } from "./setup/colleague";
import { customer } from "./setup/customer";
import { listed, openThread, writesIn } from "./setup/inbox";
import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { expect, test } from "./setup/product-test";

test.setTimeout(90_000);

test("two agents at once see each other write, and one who may see only their own sees nothing else anywhere", async ({
  page,
  browser,
  demo,
}) => {
  const mine = customer(demo, "+5511981230003");
  const other = customer(demo, "+5511981230021");
  await logIn(page, demo);
  const bia = await joinAsAgent(page, browser, "Bia Ramos");
  await mine.write("Quero falar da entrega");
  await other.write("Segredo do outro cliente");

  await openPlace(bia, "Conversas");
  await listed(bia, "Quero falar da entrega").click();
  await openPlace(page, "Conversas");
  await listed(page, "Quero falar da entrega").click();
  await bia.keyboard.press("r");
  // Whoever opens a conversation sees who writes from their next key on.
  await expect(async () => {
    await bia.keyboard.press("Control+A");
    await bia.keyboard.type("Oi, já vejo");
    await expect(page.getByText("Bia Ramos está escrevendo…")).toBeVisible({ timeout: 4_000 });
  }).toPass();
  await bia.keyboard.press("Enter");
  const answer = openThread(page).locator(".bub.out").filter({ hasText: "Oi, já vejo" });
  await expect(answer).toHaveCount(1);
  await expect(answer).toContainText("Bia Ramos");

  await page.keyboard.press("a");
  await page.getByRole("option", { name: /Bia Ramos/ }).click();
  await expect(openThread(bia).getByText(/Camila Duarte passou para/)).toBeVisible();

  await openPlace(page, "Ajustes", "Equipe");
  await page.getByRole("button", { name: "Atendimento: Bia Ramos" }).click();
  await page.getByLabel("Vê quais conversas").selectOption({ label: "Só as suas" });
  await page.getByRole("button", { name: /^Salvar/ }).click();
  await expect(page.getByText("Atendimento salvo.")).toBeVisible();

  await openPlace(bia, "Conversas", "Todas");
  await expect(listed(bia, "Oi, já vejo")).toBeVisible();
  await expect(bia.getByText("Segredo do outro cliente")).toHaveCount(0);
  await other.write("Mais um segredo do outro");
  await mine.write("Obrigado, Bia");
  await expect(listed(bia, "Obrigado, Bia")).toBeVisible();
  await expect(bia.getByText(/segredo do outro/i)).toHaveCount(0);
  await bia.goto("/inbox?q=segredo&view=all");
  await expect(bia.getByText(/Nada encontrado|Ninguém|Nenhum/).first()).toBeVisible();
  await expect(bia.getByText(/segredo do outro/i)).toHaveCount(0);
  await bia.goto("/");
  await expect(bia.getByRole("heading", { level: 1, name: "Início" })).toBeVisible();
  await expect(bia.getByText(/segredo do outro/i)).toHaveCount(0);

  await openPlace(page, "Conversas");
  await listed(page, "Mais um segredo do outro").click();
  await expect(openThread(page).getByText("Mais um segredo do outro")).toBeVisible();
  const refused = await bia.goto(new URL(page.url()).pathname);
  expect(refused?.status()).toBe(404);
  await expect(bia.getByText(/segredo do outro/i)).toHaveCount(0);
  await bia.context().close();
});

test("a number that never wrote gets a template first, and free text once the person has answered", async ({
  page,
  demo,
}) => {
  await logIn(page, demo);
  await openPlace(page, "Conversas");
  await page.getByRole("button", { name: "Começar uma conversa" }).first().click();
  await page.getByRole("textbox", { name: "Com quem" }).fill("21 98765-0042");
  await page.getByRole("button", { name: /98765-0042/ }).click();
  await expect(page.getByText("Só um modelo aprovado chega até ela responder.")).toBeVisible();
  await expect(writesIn(page)).toHaveCount(0);
  await page.getByRole("button", { name: "Enviar modelo" }).first().click();
  await page
    .getByRole("button", { name: /pedido_enviado/ })
    .or(page.getByRole("option", { name: /pedido_enviado/ }))
    .first()
    .click();
  await page.getByRole("textbox").last().fill("Rui");
  await page
    .getByRole("button", { name: /^Enviar/ })
    .last()
    .click();
  const sent = openThread(page).locator(".bub.out").filter({ hasText: "Olá, Rui." });
  await expect(sent.getByLabel("Entregue")).toBeVisible({ timeout: 30_000 });
  const rui = customer(demo, "+5521987650042");
  await rui.write("Chegou sim, obrigado");
  await expect(writesIn(page)).toBeVisible();
  await expect(page.getByText(/^Aberta por mais 23 h/).filter({ visible: true })).toBeVisible();
  expect(await rui.got("Olá, Rui. Seu pedido saiu da loja e chega em até 3 dias.")).toBe(1);
});
