import type { Browser, Page } from "@playwright/test";
import { openPlace } from "./menu";
import { expect } from "./product-test";

/** Invites an agent from the owner's page. → the agent's own browser, logged in, on the home of the company */
export async function joinAsAgent(owner: Page, browser: Browser, name: string): Promise<Page> {
  await openPlace(owner, "Ajustes", "Equipe");
  await owner.getByRole("combobox", { name: "Papel" }).first().selectOption("agent");
  await owner.getByRole("button", { name: "Criar link de convite" }).click();
  const link = await owner.locator(".copyf code").textContent();
  const context = await browser.newContext({
    baseURL: new URL(owner.url()).origin,
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  await page.goto(link ?? "");
  await page.getByLabel("Seu nome").fill(name);
  await page
    .getByLabel("E-mail")
    .fill(`${name.toLowerCase().replaceAll(" ", ".")}.${Date.now()}@casaaurora.example`);
  await page.getByRole("textbox", { name: "Senha" }).fill("mesa-posta-para-dois");
  await page.getByRole("button", { name: /^(Criar conta e entrar|Entrar)/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Início" })).toBeVisible();
  return page;
}
