import { expect, test } from "./setup/product-test";

test("signs up, sees an empty company that says what to do next, leaves and comes back", async ({ page }) => {
  await page.goto("/signup");
  await page.getByLabel("Seu nome").fill("Rosa Prado");
  await page.getByLabel("Nome da empresa").fill("Doces da Rosa");
  await page.getByLabel("E-mail").fill("rosa@doces.example");
  await page.getByRole("textbox", { name: "Senha" }).fill("brigadeiro-de-colher");
  await page.getByRole("button", { name: "Criar conta e empresa" }).click();
  await expect(page.getByRole("button", { name: /Sua conta: Rosa Prado/ })).toBeVisible();
  await expect(page.locator("main")).toContainText("Conexão");
});
