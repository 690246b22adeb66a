import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { FormFailure } from "~/platform/forms/form-failure";

/** Posts one form to the page itself; `onDone` runs once when it was carried out, a refusal comes back in words. */
export function usePageAction(onDone: () => void) {
  const fetcher = useFetcher<{ done: string } | FormFailure>();
  const { data, state } = fetcher;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is handled once, whoever listens.
  useEffect(() => {
    if (state === "idle" && data && "done" in data) onDone();
  }, [data, state]);
  const failure = state === "idle" && data && "fields" in data ? data : undefined;
  return {
    busy: state !== "idle",
    error: failure?.sentence,
    fields: failure?.fields ?? {},
    submit: (fields: Record<string, string> | FormData) => fetcher.submit(fields, { method: "post" }),
  };
}
