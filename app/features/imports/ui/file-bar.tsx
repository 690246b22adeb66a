import FileText from "lucide-react/icons/file-text";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { delimiterName } from "../core/delimiter-names";
import type { ImportPage } from "../load-import-page.server";
import { ReadingFields } from "./reading-fields";

/** The file, and how it was read: what was guessed is said. `change`: in a form where it can be put right. */
export function FileBar({ page, change }: { page: ImportPage; change?: { refusals: number } }) {
  const t = useT("imports");
  const { reading, proof, result, rowsTotal } = page;
  const rows = proof?.rows ?? result?.rows ?? rowsTotal;
  const { sheet, delimiter, encoding, headerRow } = reading;
  const facts = [
    rows > 0 && t("file.rows", { rows }),
    sheet && t("file.sheet", { sheet }),
    delimiter &&
      t("file.delimiter", {
        delimiter: t(`delimiter.${delimiterName(delimiter)}`, {
          character: delimiter,
        }),
      }),
    encoding && t("file.encoding", { encoding: t(`encoding.${encoding}`) }),
    headerRow === null ? t("file.noHeader") : t("file.header", { row: headerRow }),
  ].filter(Boolean);
  return (
    <div className="border-b border-line">
      <div className="flex items-center gap-3 px-4 py-3 sm:px-5 sm:py-3.5">
        <span className="grid h-9 w-8 flex-none place-items-center rounded-md bg-sunken text-ink-2">
          <Icon of={FileText} />
        </span>
        <div className="grow">
          <p className="semi ell" title={page.filename}>
            {page.filename}
          </p>
          <p className="sm t3 ell num" title={facts.join(" · ")}>
            {facts.join(" · ")}
          </p>
        </div>
        {change && (
          <Button type="submit" name="intent" value="remove" variant="ghost" size="sm" className="no-m">
            {t("file.change")}
          </Button>
        )}
      </div>
      {change && <ReadingFields reading={reading} refusals={change.refusals} />}
    </div>
  );
}
