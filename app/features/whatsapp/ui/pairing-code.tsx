import { Form, useNavigation } from "@remix-run/react";
import Check from "lucide-react/icons/check";
import Copy from "lucide-react/icons/copy";
import { useState } from "react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { spellCode } from "../core/spell-code";
import type { LinkView } from "../link-view";

/** The other way to link: eight letters for the phone whose number one types. */
export function PairingCode({ view, refused }: { view: LinkView; refused?: string }) {
  const t = useT("whatsapp.code");
  const [again, setAgain] = useState(false);
  const { pairingCode, pairingPhone, phone } = view;
  if (pairingCode && !again) {
    return (
      <section aria-label={t("ask")}>
        <h3 className="med text-[13px]">
          {pairingPhone ? t("is", { phone: formatPhone(pairingPhone) }) : t("ask")}
        </h3>
        <Letters code={spellCode(pairingCode)} />
        <p className="t2 mt-2">{t.rich("how", { b: (words) => <b className="med text-ink">{words}</b> })}</p>
        <Button size="sm" variant="ghost" className="-ml-2 mt-1" onClick={() => setAgain(true)}>
          {t("another")}
        </Button>
      </section>
    );
  }
  return <AskForCode phone={pairingPhone ?? phone} refused={refused} onAsk={() => setAgain(false)} />;
}

function Letters({ code }: { code: string }) {
  const t = useT("whatsapp.code");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <div className="row mt-2 gap-3">
      <code className="mono select-all text-[20px] text-ink leading-7 tracking-[0.06em]">{code}</code>
      <Button size="sm" icon={copied ? Check : Copy} onClick={copy}>
        {copied ? t("copied") : t("copy")}
      </Button>
      <span className="sr" role="status">
        {copied && t("copied")}
      </span>
    </div>
  );
}

function AskForCode({
  phone,
  refused,
  onAsk,
}: {
  phone: string | null;
  refused?: string;
  onAsk: () => void;
}) {
  const t = useT("whatsapp.code");
  const busy = useNavigation().formData?.get("intent") === "code";
  return (
    <Form method="post" onSubmit={onAsk} replace>
      <input type="hidden" name="intent" value="code" />
      <h3 className="med text-[13px]">{t("ask")}</h3>
      <Field label={t("phone")} error={refused} className="mt-2">
        <span className="row gap-2">
          <Input
            name="phone"
            type="tel"
            inputMode="tel"
            autoComplete="off"
            aria-label={t("phone")}
            placeholder={t("phoneExample")}
            defaultValue={phone ? formatPhone(phone) : ""}
            required
          />
          <Button type="submit" busy={busy} className="flex-none">
            {t("get")}
          </Button>
        </span>
      </Field>
    </Form>
  );
}
