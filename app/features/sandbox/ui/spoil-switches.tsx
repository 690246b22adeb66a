import { useFetcher } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Switch } from "~/ui/switch";
import type { SandboxSettings } from "../sandbox-view";

interface SpoilSwitchesProps {
  settings: SandboxSettings;
  /** Without it the switches only show how it is. */
  maySpoil: boolean;
}

const SHARE = 5;
const SLOW_MS = 3_000;

/** "Estragar de propósito": what goes wrong with real carriers, on demand. */
export function SpoilSwitches({ settings, maySpoil }: SpoilSwitchesProps) {
  const t = useT("sandbox.spoil");
  const { submit, formData } = useFetcher();
  const rows = [
    {
      name: "duplicatePercent",
      on: settings.duplicatePercent > 0,
      values: [String(SHARE), "0"],
      label: t("duplicates"),
      note: t("share", { share: settings.duplicatePercent || SHARE }),
    },
    {
      name: "reorderPercent",
      on: settings.reorderPercent > 0,
      values: [String(SHARE), "0"],
      label: t("reorder"),
      note: t("share", { share: settings.reorderPercent || SHARE }),
    },
    {
      name: "slowMs",
      on: settings.slowMs > 0,
      values: [String(SLOW_MS), "0"],
      label: t("slow"),
      note: t("seconds", { seconds: (settings.slowMs || SLOW_MS) / 1000 }),
    },
    { name: "down", on: settings.down, values: ["yes", "no"], label: t("down"), note: "" },
  ];
  return (
    <section aria-label={t("title")} className="sbx-spoil">
      <h2 className="lab">{t("title")}</h2>
      {rows.map(({ name, on, values, label, note }) => {
        const asked = formData?.get(name);
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside, as the Switch.
          <label key={name} className="sbx-switch">
            <span className="grow">{label}</span>
            <span className="t3 num">{note}</span>
            <Switch
              checked={asked ? asked === values[0] : on}
              disabled={!maySpoil}
              onChange={(event) =>
                submit(
                  { intent: "settings", [name]: values[event.currentTarget.checked ? 0 : 1] ?? "" },
                  { method: "post", action: "/sandbox" },
                )
              }
            />
          </label>
        );
      })}
      {!maySpoil && <p className="hint">{t("adminsOnly")}</p>}
    </section>
  );
}
