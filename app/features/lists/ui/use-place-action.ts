import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { FormFailure } from "~/platform/forms/form-failure";

/** Posts one form to the page itself; `onDone` runs once when it was carried out, a refusal comes back as `error`. */
export function usePlaceAction(onDone: () => void) {
  const fetcher = useFetcher<{ done: string } | FormFailure>();
  const { data, state } = fetcher;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is handled once, whoever listens.
  useEffect(() => {
    if (state === "idle" && data && "done" in data) onDone();
  }, [data, state]);
  return {
    busy: state !== "idle",
    error: state === "idle" && data && "fields" in data ? data.sentence : undefined,
    submit: (fields: Record<string, string>) => fetcher.submit(fields, { method: "post" }),
  };
}
