import type { SandboxView } from "../sandbox-view";
import { useLatestView } from "./use-latest-view";

/** The newest view of the customers' phones. */
export const useSandbox = (first: SandboxView): SandboxView => useLatestView("/sandbox/view", first);
