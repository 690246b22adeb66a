import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { customer } from "./setup/customer";
import { listed, openThread } from "./setup/inbox";
import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { FAIR } from "./setup/messy-sheet";
import { expect, test } from "./setup/product-test";

test.setTimeout(120_000);

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

/** Looks at the page in both themes at 1440 and 390 px, as it stands. */
async function findsNothing(page: Page, name: string): Promise<void> {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const theme of ["light", "dark"]) {
      await page.evaluate((chosen) => {
        document.documentElement.dataset.theme = chosen;
      }, theme);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      const found = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ html }) => html)
            .slice(0, 3)
            .join(" | ")}`,
      );
      expect.soft(found, `${name}, ${width} px, ${theme}`).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

const PLACES: readonly [section: string, place: string | undefined, title: string][] = [
  ["Início", undefined, "Início"],
  ["Campanhas", undefined, "Campanhas"],
  ["Campanhas", "Modelos", "Modelos"],
  ["Contatos", undefined, "Contatos"],
  ["Contatos", "Listas", "Listas"],
  ["Contatos", "Importações", "Importações"],
  ["Contatos", "Pararam de receber", "Pararam de receber"],
  ["Ajustes", "Conexões", "Conexões"],
  ["Ajustes", "Equipe", "Equipe"],
  ["Ajustes", "Auditoria", "Auditoria"],
  ["Ajustes", "Integrações", "Integrações"],
  ["Simulador", undefined, "Simulador"],
];

for (const [section, place, title] of PLACES) {
  test(`axe finds nothing: ${place ?? section}`, async ({ page, demo }) => {
    await logIn(page, demo);
    await openPlace(page, section, place);
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await findsNothing(page, title);
  });
}

test("axe finds nothing: log-in", async ({ page }) => {
  await page.goto("/login");
  await expect(page.getByRole("button", { name: "Entrar", exact: true })).toBeVisible();
  await findsNothing(page, "log-in");
});

test("axe finds nothing: a campaign, its people, the composer", async ({ page, demo }) => {
  await logIn(page, demo);
  await openPlace(page, "Campanhas");
  await page.getByRole("link", { name: "Feira: obrigado" }).first().click();
  await expect(page.getByRole("region", { name: "Andamento" })).toBeVisible();
  await findsNothing(page, "campaign");
  await page.getByRole("link", { name: "Zuleica Paixão" }).click();
  await expect(page.getByRole("complementary")).toBeVisible();
  await findsNothing(page, "person of a campaign");
  await openPlace(page, "Campanhas");
  await page.getByRole("button", { name: "Nova campanha" }).click();
  await expect(page.getByRole("region", { name: "Antes de lançar" })).toBeVisible();
  await findsNothing(page, "composer");
});

test("axe finds nothing: WhatsApp by QR, before and with its code, and the company's phones", async ({
  page,
  demo,
}) => {
  await logIn(page, demo);
  await page.goto("/settings/connections/new/whatsapp");
  await expect(page.getByRole("heading", { name: "O risco das campanhas" })).toBeVisible();
  await findsNothing(page, "new number by QR");
  await page.getByLabel("Nome aqui dentro").fill("Loja sem barreiras");
  await page.getByRole("button", { name: "Mostrar o código" }).click();
  await expect(page.getByRole("img", { name: "Código QR para ligar o WhatsApp" })).toBeVisible({
    timeout: 20_000,
  });
  await findsNothing(page, "QR code");
  await page.goto("/sandbox/company");
  await expect(page.getByRole("region", { name: "Câmera" }).first()).toBeVisible();
  await findsNothing(page, "company's phones");
});

test("axe finds nothing: the inbox, a conversation and the person beside it", async ({ page, demo }) => {
  const ivone = customer(demo, "+5511981230077");
  await ivone.send({ type: "image", caption: "É esta aqui" });
  await logIn(page, demo);
  await openPlace(page, "Conversas");
  await expect(listed(page, "É esta aqui")).toBeVisible();
  await findsNothing(page, "inbox");
  await listed(page, "É esta aqui").click();
  await expect(openThread(page).getByText("É esta aqui")).toBeVisible();
  await findsNothing(page, "conversation");
  await page.getByRole("button", { name: "Painel da pessoa" }).click();
  await expect(page.getByText("Pode receber?")).toBeVisible();
  await findsNothing(page, "person");
});

test("axe finds nothing: a contact", async ({ page, demo }) => {
  await logIn(page, demo);
  await openPlace(page, "Contatos");
  await page.getByRole("searchbox").first().fill("conceicao");
  await page.getByRole("link", { name: FAIR.first }).click();
  await expect(page.getByRole("heading", { level: 1, name: FAIR.first })).toBeVisible();
  await findsNothing(page, "contact");
});

test("axe finds nothing: the proof of an import", async ({ page, demo }) => {
  await logIn(page, demo);
  await openPlace(page, "Contatos", "Importações");
  await page.getByRole("link", { name: "Nova importação" }).click();
  await findsNothing(page, "new import");
  await page.getByLabel("Escolher arquivo").setInputFiles({
    name: "outra.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("nome,telefone\nIvo,11981239999\nEva,5,5119E+12\n"),
  });
  await expect(page.getByText("nada foi gravado ainda")).toBeVisible();
  await findsNothing(page, "proof");
});
