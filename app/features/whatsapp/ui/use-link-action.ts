import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { ActionAnswer } from "~/features/connections/answer-action.server";

/** Posts one act on a link; `onDone` runs when it was carried out. A refusal comes back as `error`. */
export function useLinkAction(id: string, onDone: () => void) {
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
      fetcher.submit(fields, { method: "post", action: `/settings/connections/${id}/link` }),
  };
}
