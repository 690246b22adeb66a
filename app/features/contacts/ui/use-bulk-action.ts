import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { FormFailure } from "~/platform/forms/form-failure";
import { paths } from "../core/contact-paths";
import type { BulkAnswer } from "../run-bulk-intent.server";

/** Posts one bulk form; `onAnswer` runs once for each that was carried out, a refusal comes back as `error`. */
export function useBulkAction(onAnswer: (answer: BulkAnswer) => void) {
  const fetcher = useFetcher<BulkAnswer | FormFailure>();
  const { data, state } = fetcher;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an answer is handled once, whoever listens.
  useEffect(() => {
    if (state === "idle" && data && !("fields" in data)) onAnswer(data);
  }, [data, state]);
  return {
    busy: state !== "idle",
    error: state === "idle" && data && "fields" in data ? data.sentence : undefined,
    submit: (fields: Record<string, string>) =>
      fetcher.submit(fields, { method: "post", action: paths.bulk }),
  };
}
