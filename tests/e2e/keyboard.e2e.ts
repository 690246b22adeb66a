import type { Page } from "@playwright/test";
import { expect, test } from "./setup/product-test";

/** Tab, until what is wanted has the focus: a mouse is never used here. */
async function tabTo(page: Page, role: "link" | "button" | "textbox", name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeVisible();
  for (let steps = 0; steps < 80; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${name} cannot be reached with Tab`);
}

test("a keyboard is enough: log in, palette, a campaign, a person, Esc back", async ({ page, demo }) => {
  await page.goto("/login");
  await tabTo(page, "textbox", "E-mail");
  await page.keyboard.type(demo.email);
  await tabTo(page, "textbox", "Senha");
  await page.keyboard.type(demo.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Início" })).toBeVisible();

  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Buscar ou fazer" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("Campanhas");
  await expect(palette.getByRole("option", { name: "Campanhas" }).first()).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Campanhas" })).toBeVisible();

  await tabTo(page, "link", "Feira: obrigado");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Andamento" })).toBeVisible();
  await tabTo(page, "link", "Zuleica Paixão");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary");
  await expect(panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByRole("region", { name: "Andamento" })).toBeVisible();
});
