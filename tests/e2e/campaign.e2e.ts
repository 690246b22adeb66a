import { composeForFair, launch } from "./setup/compose";
import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { FAIR, FAIR_TALLY } from "./setup/messy-sheet";
import { expect, test } from "./setup/product-test";

test.describe.configure({ mode: "serial" });

const people = FAIR_TALLY.created;

test("a campaign is composed, tested, checked, launched and watched without a reload", async ({
  page,
  demo,
}) => {
  await logIn(page, demo);
  await composeForFair(page, { name: "Feira: obrigado", rate: 2 });
  await expect(
    page.getByText("Nenhum teste foi enviado").or(page.getByText(/teste/).first()).first(),
  ).toBeVisible();

  await page.getByRole("button", { name: "Enviar teste" }).click();
  const dialog = page.getByRole("dialog", { name: "Enviar um teste" });
  await dialog.getByLabel("Seu telefone, com DDD").fill("11 90000-0100");
  await dialog.getByRole("button", { name: "Enviar para 1 número" }).click();
  await expect(dialog.getByRole("list", { name: "Últimos testes" })).toContainText(/Entregue|Lida|Chegou/i);
  await dialog.getByRole("button", { name: "Fechar" }).click();

  const check = page.getByRole("region", { name: "Antes de lançar" });
  await expect(check.getByText("A conta fecha")).toBeVisible();
  await expect(check.locator("li", { hasText: "Pessoas no público" })).toContainText(String(people));
  await launch(page, people);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));

  const progress = page.getByRole("region", { name: "Andamento" });
  await expect(progress.getByText(new RegExp(`^[1-9] de ${people} saíram$`))).toBeVisible();
  await expect(progress.getByText(`${people} de ${people} saíram`)).toBeVisible();
  await expect(page.locator("header").getByText("Terminada")).toBeVisible();
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);

  await page.getByRole("link", { name: FAIR.first }).first().click();
  const story = page.getByRole("complementary");
  await expect(story.getByText(`Entrou no público por ${FAIR.list}`)).toBeVisible();
  await expect(story.getByText("A Meta recebeu")).toBeVisible();
  await expect(story.getByText("Chegou ao celular").first()).toBeVisible();
});

test("a customer who answers SAIR has stopped, and the next campaign leaves out exactly that person", async ({
  page,
  demo,
}) => {
  await logIn(page, demo);
  await openPlace(page, "Simulador");
  await page.getByRole("searchbox", { name: "Nome, número ou código" }).fill(FAIR.firstDigits);
  await page.getByRole("link", { name: FAIR.first }).click();
  const phone = page.getByRole("region", { name: FAIR.first });
  await expect(phone.getByText("Aqui é da Casa Aurora")).toBeVisible();
  await page.getByRole("textbox", { name: `Escrever como ${FAIR.first}` }).fill("Sair!");
  await page.getByRole("button", { name: "Enviar", exact: true }).click();
  await expect(phone.getByText("Sair!")).toBeVisible();

  await openPlace(page, "Contatos", "Pararam de receber");
  await expect(page.getByRole("row", { name: new RegExp(FAIR.first) })).toContainText(/sair/i);

  await composeForFair(page, { name: "Feira: segunda vez", rate: 1 });
  const check = page.getByRole("region", { name: "Antes de lançar" });
  await expect(check.locator("li", { hasText: "Pararam de receber nossas mensagens" })).toContainText("1");
  await expect(check.locator("li", { hasText: "Vão receber" })).toContainText(String(people - 1));
  await check.getByRole("link", { name: "Pararam de receber nossas mensagens" }).click();
  const excluded = page.getByRole("complementary", { name: "Pararam de receber nossas mensagens" });
  await expect(excluded.getByRole("listitem")).toHaveCount(1);
  await expect(excluded.getByRole("listitem")).toContainText(FAIR.first);
  await page.keyboard.press("Escape");
  await expect(excluded).toBeHidden();
});

test("a running campaign pauses within a second", async ({ page, demo }) => {
  await logIn(page, demo);
  await openPlace(page, "Campanhas");
  await page.getByRole("link", { name: "Feira: segunda vez" }).click();
  await launch(page, people - 1);
  const progress = page.getByRole("region", { name: "Andamento" });
  await expect(progress.getByText(new RegExp(`^[1-9]\\d? de ${people - 1} saíram$`))).toBeVisible();
  await page.getByRole("button", { name: "Pausar" }).click();
  await expect(page.locator("header").getByText("Pausada")).toBeVisible({ timeout: 1_000 });
  await expect(page.getByRole("button", { name: "Continuar" })).toBeVisible();
});
