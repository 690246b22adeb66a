import { useT } from "~/i18n/use-t";
import { CopyField } from "~/ui/copy-field";

/** Values to paste into the provider's screen, each with its copy button. */
export function CopyRows({ rows }: { rows: { label: string; value: string }[] }) {
  useT("common.actions");
  return (
    <dl className="overflow-hidden rounded-[8px] border border-line-strong">
      {rows.map(({ label, value }) => (
        <div
          key={label}
          className="grid grid-cols-[156px_minmax(0,1fr)] items-center gap-3 border-line border-b py-2 pr-2 pl-3.5 last:border-0 max-[720px]:grid-cols-1 max-[720px]:gap-1"
        >
          <dt className="t2">{label}</dt>
          <dd className="min-w-0">
            <CopyField value={value} label={label} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
