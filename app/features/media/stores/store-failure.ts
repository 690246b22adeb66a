import { AppError } from "~/platform/errors/app-error";

/**
 * The store did not do what it was asked. `detail` is for whoever runs the installation: a status and the store's own
 * code ("403 AccessDenied"), or the network's ("ConnectionRefused"); never an address or a secret.
 */
export const storeFailure = (detail: string) =>
  new AppError("UNAVAILABLE", "media.errors.storeDown", { detail: detail.slice(0, 200) });
