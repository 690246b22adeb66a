import { logIn } from "./setup/log-in";
import { openPlace } from "./setup/menu";
import { expect, test } from "./setup/product-test";

test("a list that does not load keeps the page and its search, and loads at the next try", async ({
  page,
  demo,
  errors,
}) => {
  await logIn(page, demo);
  await openPlace(page, "Contatos");
  await expect(page.getByRole("link", { name: "Novo contato" })).toBeVisible();

  await page.route(/\/contacts(\.data)?\?/, (route) =>
    route.request().resourceType() === "fetch" ? route.abort("connectionreset") : route.continue(),
  );
  await page.getByRole("searchbox").first().fill("a");
  const notice = page.getByRole("alert").filter({ hasText: "A lista não carregou." });
  await expect(notice).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Contatos" })).toBeVisible();
  await expect(page.getByRole("searchbox").first()).toHaveValue("a");
  await expect(page.getByRole("link", { name: "Campanhas" }).first()).toBeVisible();

  // The browser itself reports the broken connection that this test made.
  expect(errors.every((error) => error.includes("ERR_CONNECTION_RESET"))).toBe(true);
  errors.length = 0;
  await page.unroute(/\/contacts(\.data)?\?/);
  await notice.getByRole("link", { name: "Tentar de novo" }).click();
  await expect(notice).toBeHidden();
  await expect(page.getByRole("table", { name: "Contatos" })).toBeVisible();
});
