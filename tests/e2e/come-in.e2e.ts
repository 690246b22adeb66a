import { openPlace } from "./setup/menu";
import { expect, test } from "./setup/product-test";

const email = `rosa.${Date.now()}@doces.example`;
const password = "brigadeiro-de-colher";

test("signs up, finds an empty company that says what to do next, leaves and comes back", async ({
  page,
}) => {
  await page.goto("/signup");
  await page.getByLabel("Nome da empresa").fill("Doces da Rosa");
  await page.getByLabel("Seu nome").fill("Rosa Prado");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Senha" }).fill("curta");
  await page.getByRole("button", { name: "Criar conta e empresa" }).click();
  await expect(page.getByText("A senha precisa de pelo menos 8 caracteres.")).toBeVisible();
  await page.getByRole("textbox", { name: "Senha" }).fill(password);
  await page.getByRole("button", { name: "Criar conta e empresa" }).click();

  await expect(page.getByText("Vamos deixar tudo pronto para a primeira campanha.")).toBeVisible();
  await expect(page.getByText("0 de 6")).toBeVisible();
  await openPlace(page, "Campanhas");
  await expect(page.getByText("Escolha uma mensagem e para quem")).toBeVisible();
  await openPlace(page, "Contatos", "Importações");
  await expect(page.getByText("Antes de gravar, mostramos o que vai acontecer.")).toBeVisible();
  await openPlace(page, "Contatos", "Pararam de receber");
  await expect(page.getByText("Quem responder SAIR ou PARAR aparece aqui")).toBeVisible();

  await page.getByRole("button", { name: "Sua conta Rosa Prado" }).click();
  await page.getByRole("menuitem", { name: "Sair" }).click();
  await expect(page.getByText("Você saiu.")).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Senha" }).fill("outra-coisa");
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(page.getByText("E-mail ou senha não conferem.")).toBeVisible();
  await page.getByRole("textbox", { name: "Senha" }).fill(password);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(page.getByRole("button", { name: "Sua conta Rosa Prado" })).toBeVisible();
});
