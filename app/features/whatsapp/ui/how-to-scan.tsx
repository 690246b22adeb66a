import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { NumberedList } from "./numbered-list";

const bold = (words: ReactNode) => <b className="med text-ink">{words}</b>;

/** What to press on the phone; at the simulator, where its phone is. */
export function HowToScan({ sandbox }: { sandbox: boolean }) {
  const t = useT("whatsapp.link");
  if (sandbox) {
    return (
      <>
        <NumberedList
          items={[
            t.rich("howSandbox1", { b: bold }),
            t.rich("howSandbox2", { b: bold }),
            t.rich("howSandbox3", { b: bold }),
          ]}
        />
        <ButtonLink size="sm" to="/sandbox/company" target="_blank" className="mt-2">
          {t("openSandbox")}
        </ButtonLink>
      </>
    );
  }
  return (
    <NumberedList items={[t("how1"), t.rich("how2", { b: bold }), t.rich("how3", { b: bold }), t("how4")]} />
  );
}
