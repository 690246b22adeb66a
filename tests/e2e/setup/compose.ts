import type { Page } from "@playwright/test";
import { openPlace } from "./menu";
import { FAIR } from "./messy-sheet";
import { expect } from "./product-test";

/** Writes a draft of boas_vindas to the fair's list (and one more), at any hour, and waits until it is saved and checked. */
export async function composeForFair(
  page: Page,
  { name, rate, audience }: { name: string; rate: number; audience?: string },
): Promise<void> {
  await openPlace(page, "Campanhas");
  await page.getByRole("button", { name: "Nova campanha" }).click();
  await page.getByRole("textbox", { name: "Nome da campanha" }).fill(name);
  await page.getByRole("combobox", { name: "Por onde" }).selectOption({ index: 1 });
  await choose(page, /^(Mensagem|Escolha o modelo)/, "boas_vindas");
  await page.getByRole("combobox", { name: "Preencher {{1}} com" }).selectOption({ label: "Primeiro nome" });
  await page.getByRole("textbox", { name: "Se faltar {{1}}, usar" }).fill("tudo bem");
  await choose(page, /^Somar /, FAIR.list);
  if (audience) await choose(page, /^Somar /, audience);
  await page.getByRole("button", { name: "Mudar horários e ritmo" }).click();
  await page.getByRole("combobox", { name: "Horários" }).selectOption({ label: "A qualquer hora" });
  await page.getByLabel("No máximo, por segundo").fill(String(rate));
  await expect(page.getByText(`No máximo ${rate} por segundo.`)).toBeVisible();
  await expect(page.getByText(/salvo às/)).toBeVisible();
  await expect(page.getByRole("button", { name: /Revisar e lançar para/ })).toBeEnabled();
}

/** Reviews and launches the draft that is open; `people` is the number on the button. */
export async function launch(page: Page, people?: number): Promise<void> {
  const review = page.getByRole("button", { name: `Revisar e lançar para ${people ?? ""}` }).first();
  const confirm = page.getByRole("button", {
    name: people ? `Lançar para ${people} pessoas` : /^Lançar para/,
  });
  // Each is busy until what was typed is saved and checked, and takes no click before that.
  for (const button of [review, confirm]) {
    await expect(button).toBeVisible();
    await expect(button).not.toHaveAttribute("aria-busy");
    await button.click();
  }
}

async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("option", { name: new RegExp(`^${option}`) }).click();
}
