import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { FAIR, FAIR_TALLY, messySheet } from "./setup/messy-sheet";
import { expect, test } from "./setup/product-test";

test("a messy sheet is proved before it is saved, and the proof adds up", async ({ page, demo }) => {
  await logIn(page, demo);
  await openPlace(page, "Contatos", "Importações");
  await page
    .getByRole("link", { name: /Nova importação|Importar uma planilha/ })
    .first()
    .click();
  await page
    .getByLabel("Escolher arquivo")
    .setInputFiles({ name: "feira outubro.csv", mimeType: "text/csv", buffer: messySheet() });

  await expect(page.getByText("separado por ponto e vírgula")).toBeVisible();
  await expect(page.getByText("letras em Windows (Excel)")).toBeVisible();
  await expect(page.getByLabel("O que a coluna Celular vira")).toHaveValue("phone");
  const proof = page.getByRole("region", { name: "Prova: o que vai acontecer" });
  await expect(proof.getByText("nada foi gravado ainda")).toBeVisible();

  await page.getByLabel("Por que você pode escrever para elas?").selectOption("consent");
  await page.getByRole("combobox", { name: "Colocar na lista" }).fill(FAIR.list);
  await page.getByRole("combobox", { name: "Colocar na lista" }).press("Enter");
  await expect(page.getByRole("button", { name: `Tirar ${FAIR.list}` })).toBeVisible();

  await expect(proof.locator("li", { hasText: "Contatos novos" })).toContainText(String(FAIR_TALLY.created));
  await expect(proof.locator("li", { hasText: "Repetidos no arquivo" })).toContainText("1");
  await expect(proof.locator("li", { hasText: "Não entram" })).toContainText("1");
  await expect(
    page.getByText("O Excel cortou o número. Formate a coluna como Texto e salve de novo"),
  ).toBeVisible();
  const { rows, created, duplicates, rejected } = FAIR_TALLY;
  expect(created + duplicates + rejected).toBe(rows);
  await expect(proof.locator("li", { hasText: "Linhas no arquivo" })).toContainText(String(rows));

  await page.getByRole("button", { name: `Importar ${created} contatos` }).click();
  await expect(page.getByText("O que aconteceu")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ver os contatos" })).toBeVisible();

  await openPlace(page, "Contatos");
  await page.getByRole("searchbox").first().fill("conceicao");
  await expect(page.getByRole("link", { name: FAIR.first })).toBeVisible();
});
