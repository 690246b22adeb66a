import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { CHROMIUM } from "./setup/chromium";
import { composeForFair, launch } from "./setup/compose";
import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { FAIR, messySheet } from "./setup/messy-sheet";
import { type Demo, runProduct } from "./setup/run-product";

const folder = resolve(import.meta.dirname, "../../docs/screens");
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** Pictures for the README, of the product as it runs: `bun tests/e2e/take-screens.ts`. */
mkdirSync(folder, { recursive: true });
const given = process.env.E2E_DEMO;
const product = given ? undefined : await runProduct();
const demo = product?.demo ?? (JSON.parse(given ?? "") as Demo);
const browser = await chromium.launch(CHROMIUM);
try {
  const context = await browser.newContext({
    baseURL: demo.url,
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    viewport: WIDE,
    reducedMotion: "reduce",
  });
  await takeAll(await context.newPage());
} finally {
  await browser.close();
  await product?.stop();
}

async function takeAll(page: Page) {
  await logIn(page, demo);
  await openPlace(page, "Contatos", "Importações");
  await page
    .getByRole("link", { name: /Nova importação|Importar uma planilha/ })
    .first()
    .click();
  const buffer = messySheet();
  await page
    .getByLabel("Escolher arquivo")
    .setInputFiles({ name: "feira outubro.csv", mimeType: "text/csv", buffer });
  await page.getByLabel("Por que você pode escrever para elas?").selectOption("consent");
  const lists = page.getByRole("combobox", { name: "Colocar na lista" });
  await lists.fill(FAIR.list);
  await lists.press("Enter");
  const run = page.getByRole("button", { name: /^Importar \d+ contatos$/ });
  await page.getByText("Linhas no arquivo").waitFor();
  await settled(page);
  await take(page, "import-1440-light");
  await run.click();
  await page.getByRole("link", { name: "Ver os contatos" }).waitFor();
  await composeForFair(page, { name: "Feira de outubro: obrigado", rate: 2, audience: "Clientes" });
  await settled(page);
  await take(page, "composer-1440-light");
  await launch(page);
  await page.mouse.move(0, 0);
  await page.getByText(/^2\d de \d+ saíram$/).waitFor();
  await take(page, "campaign-1440-light");
  await take(page, "campaign-1440-dark", "dark");
  await page.setViewportSize(PHONE);
  await take(page, "campaign-390-light");
  await page.setViewportSize(WIDE);
  await openPlace(page, "Simulador");
  await page.getByRole("button", { name: "Responder SAIR" }).waitFor();
  await take(page, "sandbox-1440-light");
  await openPlace(page, "Início");
  await page.getByRole("heading", { level: 1, name: "Início" }).waitFor();
  await take(page, "home-1440-light");
}

/** The last change is saved and what is shown speaks of it. */
async function settled(page: Page) {
  await page.waitForLoadState("networkidle");
}

async function take(page: Page, name: string, theme = "light") {
  await page.evaluate((chosen) => {
    document.documentElement.dataset.theme = chosen;
  }, theme);
  await page.screenshot({ path: resolve(folder, `${name}.png`) });
}
