import { useFetcher } from "@remix-run/react";
import type { FormFailure } from "~/platform/forms/form-failure";

/** Posts what one does with a phone of the company; `failure` is the refusal of the last try. */
export function useCompanyAct(phone: string) {
  const { submit, state, data } = useFetcher<{ done: true } | FormFailure>();
  const idle = state === "idle";
  return {
    busy: !idle,
    failure: idle && data && "fields" in data ? data.sentence : undefined,
    done: idle && data !== undefined && "done" in data,
    act: (fields: Record<string, string>) =>
      submit({ phone, ...fields }, { method: "post", action: "/sandbox/company" }),
  };
}
