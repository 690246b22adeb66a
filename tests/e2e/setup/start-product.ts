import { runProduct } from "./run-product";

/**
 * Playwright's global set-up: tests read where the product is from the environment; what it returns tears it down.
 * With E2E_DEMO (the contents of a demo.json) a product that runs already is used, and left running.
 */
export default async function startProduct(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.E2E_DEMO) return undefined;
  const product = await runProduct();
  process.env.E2E_DEMO = JSON.stringify(product.demo);
  return product.stop;
}
