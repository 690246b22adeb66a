import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Select } from "~/ui/select";
import { delimiterName, delimiterNames } from "../core/delimiter-names";
import { encodings } from "../core/detect-encoding";
import type { ImportPage } from "../load-import-page.server";

interface ReadingFieldsProps {
  reading: ImportPage["reading"];
  /** Rises when a choice was refused: the fields go back to what is so. */
  refusals: number;
}

/** How the file is read, for whoever sees that the guess is wrong; any change reads it again. */
export function ReadingFields({ reading, refusals }: ReadingFieldsProps) {
  const t = useT("imports");
  const { encoding, delimiter, sheet, sheetNames, headerRow } = reading;
  const known = delimiter === null ? null : delimiterName(delimiter);
  return (
    <details className="px-4 pb-2 sm:pr-5 sm:pl-16">
      <summary className="link sm w-fit cursor-pointer py-1">{t("read.open")}</summary>
      <input type="hidden" name="read-key" value={reading.key} />
      <div key={`${reading.key} ${refusals}`} className="grid gap-3 pt-1 pb-2 sm:grid-cols-3">
        {sheet !== null && sheetNames.length > 1 && (
          <Field label={t("read.sheet")}>
            <Select
              name="read-sheet"
              size="sm"
              defaultValue={sheet}
              options={sheetNames.map((value) => ({ value, label: value }))}
            />
          </Field>
        )}
        {known && (
          <Field label={t("read.delimiter")}>
            <Select
              name="read-delimiter"
              size="sm"
              defaultValue={known}
              options={[
                ...Object.keys(delimiterNames).map((value) => ({
                  value,
                  label: t(`delimiter.${value as "tab"}`),
                })),
                ...(known === "other"
                  ? [{ value: known, label: t("delimiter.other", { character: delimiter! }) }]
                  : []),
              ]}
            />
          </Field>
        )}
        {encoding && (
          <Field label={t("read.encoding")}>
            <Select
              name="read-encoding"
              size="sm"
              defaultValue={encoding}
              options={encodings.map((value) => ({ value, label: t(`encoding.${value}`) }))}
            />
          </Field>
        )}
        <Field label={t("read.header")}>
          <Select
            name="read-header"
            size="sm"
            defaultValue={headerRow === null ? "no" : "yes"}
            options={[
              { value: "yes", label: headerRow === null ? t("read.yes") : t("read.row", { row: headerRow }) },
              { value: "no", label: t("read.no") },
            ]}
          />
        </Field>
      </div>
    </details>
  );
}
