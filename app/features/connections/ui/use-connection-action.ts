import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { ActionAnswer } from "../answer-action.server";

/**
 * Posts one act of a connection; `onDone` runs when it was carried out. A refusal comes back as `error`.
 * @param door the route that takes it: what concerns the link of a number by QR goes to `link`
 */
export function useConnectionAction(id: string, onDone: () => void, door: "actions" | "link" = "actions") {
  const fetcher = useFetcher<ActionAnswer>();
  const { data, state } = fetcher;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is handled once, whoever closes.
  useEffect(() => {
    if (state === "idle" && data?.ok) onDone();
  }, [data, state]);
  return {
    busy: state !== "idle",
    error: data && !data.ok ? data.sentence : undefined,
    act: (fields: Record<string, string>) =>
      fetcher.submit(fields, { method: "post", action: `/settings/connections/${id}/${door}` }),
  };
}
