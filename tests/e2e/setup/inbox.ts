import type { Locator, Page } from "@playwright/test";

/** The row of somebody in the list of conversations. */
export function listed(page: Page, name: string): Locator {
  return page.getByRole("region", { name: "Lista de conversas" }).getByRole("link", { name });
}

/** The bubbles of the conversation that is open. */
export function openThread(page: Page): Locator {
  return page.locator(".thread");
}

/** Where one writes. */
export function writesIn(page: Page): Locator {
  return page.getByLabel(/^(Mensagem para|Nota para)/);
}
