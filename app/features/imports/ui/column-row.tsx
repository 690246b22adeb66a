import { clsx } from "clsx";
import ArrowRight from "lucide-react/icons/arrow-right";
import Check from "lucide-react/icons/check";
import Plus from "lucide-react/icons/plus";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { Select } from "~/ui/select";
import { builtInTargets, type CustomField } from "../core/column-mapping";
import type { ColumnView } from "../load-import-page.server";

export const rowGrid =
  "grid grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)] items-center gap-x-3 px-4 sm:grid-cols-[minmax(0,1.25fr)_20px_minmax(0,1fr)] sm:px-5";

/** One column of the file and what becomes of it. */
export function ColumnRow({ column, fields }: { column: ColumnView; fields: readonly CustomField[] }) {
  const t = useT("imports");
  const { place, name, samples } = column;
  const off = place === "ignore";
  const warns = column.confidence === "check" && !column.changed;
  const isDate = place === "birthday" || column.field?.type === "date";
  const asksOrder = isDate && (column.why === "date-order" || column.changed);
  return (
    <div className={clsx(rowGrid, "border-b border-line-soft py-2", off && "text-ink-3")}>
      <div className="min-w-0">
        <p className="med ell" title={name} dir="auto">
          {name}
        </p>
        <p className="sm t3 ell mt-0.5" title={samples.join(" · ")} dir="auto">
          {samples.length > 0 ? samples.join(" · ") : t("columns.empty")}
        </p>
      </div>
      <Icon of={ArrowRight} size="s" className="no-m justify-self-center text-ink-3" />
      <div className="flex min-w-0 flex-col gap-1">
        <Select
          name={`column-${column.column}`}
          size="sm"
          warn={warns}
          defaultValue={place}
          aria-label={t("columns.label", { column: name })}
          aria-describedby={`guess-${column.column}`}
          options={optionsFor(column, fields, t)}
        />
        {asksOrder && (
          <Select
            name={`order-${column.column}`}
            size="sm"
            defaultValue={column.dateOrder}
            aria-label={t("columns.dateOrder", { column: name })}
            options={[
              { value: "day-first", label: t("columns.dayFirst") },
              { value: "month-first", label: t("columns.monthFirst") },
            ]}
          />
        )}
        {!column.changed && <GuessNote column={column} />}
      </div>
    </div>
  );
}

type ImportWords = ReturnType<typeof useT<"imports">>;

function optionsFor(column: ColumnView, fields: readonly CustomField[], t: ImportWords) {
  const own = column.field;
  const isKnown = own && fields.some((field) => field.key === own.key);
  return [
    ...builtInTargets.map((target) => ({ value: target, label: t(`target.${target}`) })),
    ...fields.map((field) => ({ value: `custom:${field.key}`, label: field.label })),
    ...(own && !isKnown
      ? [{ value: `custom:${own.key}`, label: t("columns.newField", { label: own.label }) }]
      : [{ value: "new", label: t("columns.newField", { label: column.name }) }]),
    { value: "ignore", label: t("target.ignore") },
  ];
}

function GuessNote({ column }: { column: ColumnView }) {
  const t = useT("imports.guess");
  const { confidence, why, params, place } = column;
  const isNew = place.startsWith("custom:") && column.isNewField;
  const look =
    confidence === "sure" ? "text-ok" : confidence === "check" ? "text-hold" : isNew ? "text-petrol" : "t3";
  const glyph = confidence === "sure" ? Check : confidence === "check" ? TriangleAlert : isNew ? Plus : null;
  return (
    <p id={`guess-${column.column}`} className={clsx("sm flex items-center gap-1.5 pl-0.5", look)}>
      {glyph && <Icon of={glyph} size="s" />}
      <span>{t(why, { count: Number(params.count ?? 0) })}</span>
    </p>
  );
}
