import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { FormFailure } from "~/platform/forms/form-failure";
import { toast } from "~/ui/toast";

export interface CampaignAction {
  /** Posts to the campaign's page: `run({ intent: "pause" })`. */
  run(fields: Record<string, string | string[]>): void;
  busy: boolean;
  /** What is being asked for right now. */
  pending: string | undefined;
  /** Why the last one was refused, in the reader's language. */
  refusal: string | undefined;
}

/** One action on one campaign; a refusal is said as a toast unless the caller shows it itself. */
export function useCampaignAction(campaignId: string, options: { quiet?: boolean } = {}): CampaignAction {
  const fetcher = useFetcher<FormFailure | { done: true }>();
  const refusal = fetcher.data && "sentence" in fetcher.data ? fetcher.data.sentence : undefined;
  const { quiet } = options;
  useEffect(() => {
    if (refusal && !quiet && fetcher.state === "idle") toast({ text: refusal, tone: "bad" });
  }, [refusal, quiet, fetcher.state]);
  return {
    busy: fetcher.state !== "idle",
    pending: fetcher.formData?.get("intent")?.toString(),
    refusal: fetcher.state === "idle" ? refusal : undefined,
    run(fields) {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) {
        for (const one of [value].flat()) form.append(name, one);
      }
      fetcher.submit(form, { method: "post", action: `/campaigns/${campaignId}` });
    },
  };
}
