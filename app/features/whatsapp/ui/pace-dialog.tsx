import { FormDialog } from "~/features/connections/ui/form-dialog";
import { useConnectionAction } from "~/features/connections/ui/use-connection-action";
import { GAP_FLOOR_SECONDS, HARDEST_PER_DAY, type OwnPace } from "~/features/outgoing/core/careful-limits";
import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";

interface PaceDialogProps {
  id: string;
  name: string;
  pace: OwnPace;
  /** What holds where a field is empty. */
  usual: Required<Pick<OwnPace, "perDay" | "perHour" | "minGapSeconds" | "maxGapSeconds">>;
  onClose: () => void;
}

const FIELDS = [
  { name: "perDay", min: 1, max: HARDEST_PER_DAY },
  { name: "perHour", min: 1, max: HARDEST_PER_DAY },
  { name: "minGapSeconds", min: GAP_FLOOR_SECONDS, max: 3_600 },
  { name: "maxGapSeconds", min: GAP_FLOOR_SECONDS, max: 3_600 },
] as const;
const LABELS = {
  perDay: "perDay",
  perHour: "perHour",
  minGapSeconds: "minGap",
  maxGapSeconds: "maxGap",
} as const;

/** A person's own limits for campaigns: they only ever slow the number down. */
export function PaceDialog({ id, name, pace, usual, onClose }: PaceDialogProps) {
  const t = useT("whatsapp.pace");
  const save = useT("common.actions")("save");
  const { act, busy, error } = useConnectionAction(id, onClose, "link");
  return (
    <FormDialog
      title={t("title", { name })}
      explain={t("explain")}
      confirmLabel={save}
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={(fields) => act({ intent: "pace", ...fields })}
    >
      <div className="grid grid-cols-2 gap-4 max-[480px]:grid-cols-1">
        {FIELDS.map(({ name: field, min, max }) => (
          <Field key={field} label={t(LABELS[field])}>
            <Input
              name={field}
              size="lg"
              type="number"
              inputMode="numeric"
              min={min}
              max={max}
              placeholder={pace[field] === undefined ? String(usual[field]) : undefined}
              defaultValue={pace[field] ?? ""}
            />
          </Field>
        ))}
      </div>
      <p className="hint">{t("empty")}</p>
    </FormDialog>
  );
}
