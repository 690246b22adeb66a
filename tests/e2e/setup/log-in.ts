import type { Page } from "@playwright/test";
import { expect } from "./product-test";
import type { Demo } from "./run-product";

let kept: Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>> | undefined;

/** As the demo company's owner, on its home; the log-in form is filled in once, then its cookie is worn. */
export async function logIn(page: Page, demo: Demo): Promise<void> {
  if (kept) await page.context().addCookies(kept);
  await page.goto("/");
  if (!kept) {
    await page.getByLabel("E-mail").fill(demo.email);
    await page.getByRole("textbox", { name: "Senha" }).fill(demo.password);
    await page.getByRole("button", { name: "Entrar", exact: true }).click();
  }
  await expect(page.getByRole("heading", { level: 1, name: "Início" })).toBeVisible();
  kept = (await page.context().cookies()).filter(({ name }) => !["theme", "language"].includes(name));
}
