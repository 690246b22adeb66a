import { runProduct } from "./run-product";

/** Playwright's global set-up: tests read where the product is from the environment; what it returns tears it down. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const product = await runProduct();
  process.env.E2E_DEMO = JSON.stringify(product.demo);
  return product.stop;
}
