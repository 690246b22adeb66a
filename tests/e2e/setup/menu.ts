import type { Page } from "@playwright/test";

/** Goes where the menu's words lead: first the section, then, if named, the place inside it. */
export async function openPlace(page: Page, section: string, place?: string): Promise<void> {
  const menu = page.getByRole("navigation", { name: "Menu" });
  await menu.getByRole("link", { name: section }).first().click();
  if (place) await menu.getByRole("link", { name: place }).first().click();
}
