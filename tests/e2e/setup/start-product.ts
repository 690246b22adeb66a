import { type Demo, runProduct } from "./run-product";

/**
 * Playwright's global set-up: tests read where the product is from the environment; what it returns tears it down.
 * With E2E_DEMO (the contents of a demo.json) a product that runs already is used, and left running.
 */
export default async function startProduct(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_DEMO) {
    await quietCustomers(JSON.parse(process.env.E2E_DEMO) as Demo);
    return undefined;
  }
  const product = await runProduct();
  process.env.E2E_DEMO = JSON.stringify(product.demo);
  await quietCustomers(product.demo);
  return product.stop;
}

/** Who answers and who stops is what a test says, not chance. */
async function quietCustomers({ sandboxUrl }: Demo): Promise<void> {
  await fetch(`${sandboxUrl}/sandbox/settings`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ customers: { deliveredPercent: 100, replyPercent: 0, stopPercent: 0 } }),
  });
}
