import type { Page } from "@playwright/test";
import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { expect, test } from "./setup/product-test";

test.setTimeout(120_000);

/** A pretend customer who reads at once and says nothing by herself. */
const CUSTOMER = { digits: "5511900000100", shown: "+55 11 90000-0100" };
const SHOP = "Loja (QR)";

/** A phone of the company points its camera at the code that waits. */
async function scan(page: Page): Promise<void> {
  await page.goto("/sandbox/company");
  await page.getByRole("button", { name: `Ler este código: ${SHOP}` }).click();
}

test("a number is linked by QR, sends, hears the answer, and the page says when the phone logs it out", async ({
  page,
  context,
  demo,
}) => {
  await logIn(page, demo);
  await openPlace(page, "Ajustes", "Conexões");
  const card = page.getByRole("article", { name: SHOP });
  await card.getByRole("button", { name: "Ligar", exact: true }).click();
  await expect(page.getByRole("img", { name: "Código QR para ligar o WhatsApp" })).toBeVisible({
    timeout: 20_000,
  });

  const simulator = await context.newPage();
  await scan(simulator);
  await expect(page.getByRole("heading", { name: "Ligado", exact: true })).toBeVisible({ timeout: 10_000 });
  await expect(page.getByText("+55 11 90000-0901")).toBeVisible();
  await expect(page.getByText("Celular da loja")).toBeVisible();

  await page.getByLabel("Seu celular").fill(CUSTOMER.shown);
  await page.getByRole("button", { name: "Enviar teste" }).click();
  await expect(page.getByText(`O teste chegou em ${CUSTOMER.shown}`)).toBeVisible({ timeout: 20_000 });

  await simulator.goto(`/sandbox?phone=%2B${CUSTOMER.digits}`);
  await simulator.getByRole("link", { name: `${SHOP} (WhatsApp)` }).click();
  await expect(simulator.getByText(`Teste de ${SHOP}`)).toBeVisible();
  const writes = simulator.getByRole("textbox", { name: /^Escrever como/ });
  await writes.fill("Recebi, obrigada");
  await writes.press("Enter");
  await expect(simulator.getByText("Recebi, obrigada")).toBeVisible();

  await simulator.goto("/sandbox/company");
  await expect(
    simulator.getByRole("list", { name: "Conversas" }).getByText("Recebi, obrigada"),
  ).toBeVisible();

  await simulator.getByRole("button", { name: "Sair deste aparelho" }).click();
  await expect(page.getByRole("heading", { name: "O celular saiu" })).toBeVisible({ timeout: 15_000 });
  await openPlace(page, "Ajustes", "Conexões");
  await expect(card.getByText("Desligado", { exact: true })).toBeVisible();
  await expect(card.getByText(/^O celular saiu da conta às/)).toBeVisible();

  await card.getByRole("button", { name: "Ligar de novo" }).click();
  await expect(page.getByText("Se outro celular ler, avisamos antes de trocar.")).toBeVisible();
  await expect(page.getByRole("img", { name: "Código QR para ligar o WhatsApp" })).toBeVisible({
    timeout: 20_000,
  });
  await scan(simulator);
  await expect(page.getByRole("heading", { name: "Ligado", exact: true })).toBeVisible({ timeout: 10_000 });
});

test("a number is made with what it may bring along, and its code taken back", async ({ page, demo }) => {
  await logIn(page, demo);
  await openPlace(page, "Ajustes", "Conexões");
  await page.getByRole("link", { name: "Conectar número" }).click();
  await page.getByRole("link", { name: /WhatsApp por QR/ }).click();
  await page.getByLabel("Nome aqui dentro").fill("Loja Pinheiros");
  await page.getByLabel(/^Conversas particulares/).fill("não é telefone");
  await page.getByRole("button", { name: "Mostrar o código" }).click();
  await expect(page.getByText("“não é telefone” não parece um telefone.")).toBeVisible();
  await page.getByLabel(/^Conversas particulares/).fill("11 98765-4321");
  await page.getByLabel("Entendo o risco e quero campanhas neste número").check();
  await page.getByRole("button", { name: "Mostrar o código" }).click();
  await expect(page.getByText("Riscos aceitos")).toBeVisible();
  await expect(page.getByRole("img", { name: "Código QR para ligar o WhatsApp" })).toBeVisible({
    timeout: 20_000,
  });
  await page.getByRole("button", { name: "Cancelar" }).click();
  await expect(page.getByRole("article", { name: "Loja Pinheiros" }).getByText("Falta ligar")).toBeVisible();
});
