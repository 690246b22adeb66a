import { Form, useNavigation } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { PRICE_CATEGORIES } from "~/features/campaigns/core/price-table";
import type { CompanyPriceTable } from "~/features/prices/get-price-table.server";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { IconButton } from "~/ui/icon-button";
import { Input } from "~/ui/input";
import { Say } from "~/ui/say";
import { asPriceRows, type PriceRow } from "../core/price-rows";

interface PriceEditorProps {
  table: CompanyPriceTable;
  mayWrite: boolean;
  answer: { saved: true } | { wrong: string } | undefined;
}

/** What a message costs by country: an estimate to plan with, since each contract is its own. */
export function PriceEditor({ table, mayWrite, answer }: PriceEditorProps) {
  const t = useT("connections.prices");
  const busy = useNavigation().state !== "idle";
  const [rows, setRows] = useState<PriceRow[]>(() => asPriceRows(table));
  const [added, setAdded] = useState(0);
  const add = () => {
    setAdded(added + 1);
    setRows([...rows, { key: `new${added}`, country: "", prices: {} }]);
  };
  return (
    <Form method="post" className="max-w-[860px] px-5 py-5 max-[720px]:px-4">
      <p className="t2 max-w-[640px]">{t("explain")}</p>
      {table.example && (
        <Say tone="hold" className="mt-3">
          {t("example")}
        </Say>
      )}
      <fieldset disabled={!mayWrite} className="mt-4 min-w-0 border-0 p-0 sm:overflow-x-auto">
        <Field label={t("currency")} className="mb-4 w-24">
          <Input name="currency" defaultValue={table.currency} maxLength={3} className="uppercase" />
        </Field>
        <div className="sm:min-w-[620px]">
          <div className="sm t3 grid grid-cols-[140px_repeat(4,minmax(0,1fr))_32px] gap-2 border-line border-b pb-1.5 max-sm:hidden">
            <span>{t("country")}</span>
            {PRICE_CATEGORIES.map((category) => (
              <span key={category}>{t(`category.${category}`)}</span>
            ))}
          </div>
          {rows.map((row) => (
            <Row key={row.key} row={row} onRemove={() => setRows(rows.filter((one) => one !== row))} />
          ))}
        </div>
        {mayWrite && (
          <div className="row mt-3 gap-3">
            <Button size="sm" icon={Plus} onClick={add}>
              {t("add")}
            </Button>
            <span className="hint">{t("help")}</span>
          </div>
        )}
      </fieldset>
      {answer && (
        <Say tone={"saved" in answer ? "ok" : "bad"} live className="mt-4">
          {"saved" in answer ? t("saved") : t("wrong", { text: answer.wrong })}
        </Say>
      )}
      {mayWrite && (
        <Button type="submit" variant="primary" busy={busy} className="mt-5">
          {t("save")}
        </Button>
      )}
    </Form>
  );
}

const AMOUNT = { minimumFractionDigits: 2, maximumFractionDigits: 6, useGrouping: false };

function Row({ row, onRemove }: { row: PriceRow; onRemove: () => void }) {
  const t = useT("connections.prices");
  const formats = useFormats();
  const name = row.country || t("newRow");
  return (
    <div className="grid grid-cols-[140px_repeat(4,minmax(0,1fr))_32px] items-center gap-2 border-line-soft border-b py-1.5 max-sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] max-sm:gap-x-3 max-sm:gap-y-3 max-sm:py-4">
      <Input
        name="country"
        aria-label={t("country")}
        defaultValue={row.country}
        maxLength={2}
        className="uppercase max-sm:-order-2"
        placeholder={t("countryExample")}
      />
      {PRICE_CATEGORIES.map((category) => {
        const micros = row.prices[category];
        return (
          <div key={category} className="min-w-0">
            <span aria-hidden="true" className="sm t3 block pb-1 sm:hidden">
              {t(`category.${category}`)}
            </span>
            <Input
              name={category}
              aria-label={`${t(`category.${category}`)}: ${name}`}
              inputMode="decimal"
              className="num text-right"
              defaultValue={micros === undefined ? "" : formats.number(micros / 1_000_000, AMOUNT)}
            />
          </div>
        );
      })}
      <span className="max-sm:-order-1 max-sm:text-right">
        <IconButton icon={X} size="sm" label={t("remove", { name })} onClick={onRemove} />
      </span>
    </div>
  );
}
