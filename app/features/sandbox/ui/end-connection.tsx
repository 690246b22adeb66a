import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Select } from "~/ui/select";
import { CLOSE_CHOICES } from "../company-phones-view";
import { useCompanyAct } from "./use-company-act";

/** "Encerrar a conexão": every way in which WhatsApp ends one, on demand. */
export function EndConnection({ phone }: { phone: string }) {
  const t = useT("sandbox.company");
  const { act, busy } = useCompanyAct(phone);
  return (
    <section aria-label={t("break")}>
      <h2 className="sbx-side-h">{t("break")}</h2>
      <form
        className="row gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) act({ intent: "close", code: String(new FormData(event.currentTarget).get("code")) });
        }}
      >
        <Select
          name="code"
          size="sm"
          className="grow"
          aria-label={t("breakHow")}
          options={CLOSE_CHOICES.map((code) => ({
            value: code,
            label: code === "cut" ? t("close.cut") : `${t(`close.${code}`)} (${code})`,
          }))}
        />
        <Button type="submit" size="sm" busy={busy}>
          {t("breakDo")}
        </Button>
      </form>
    </section>
  );
}
