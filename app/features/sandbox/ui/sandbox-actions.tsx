import { useFetcher } from "@remix-run/react";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { useEffect, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";
import { Select } from "~/ui/select";
import type { SandboxSettings } from "../sandbox-view";

const SPEEDS = [1, 5, 20, 100];

/** Seed, start again, speed: for everybody at this sandbox. */
export function SandboxActions({ settings, maySpoil }: { settings: SandboxSettings; maySpoil: boolean }) {
  const t = useT("sandbox");
  const { submit, state, data } = useFetcher();
  const [asking, ask] = useState(false);
  useEffect(() => {
    if (state === "idle" && data) ask(false);
  }, [state, data]);
  const send = (fields: Record<string, string>) => submit(fields, { method: "post", action: "/sandbox" });
  const speeds = SPEEDS.includes(settings.speed) ? SPEEDS : [settings.speed, ...SPEEDS];
  return (
    <>
      <span className="row gap-1.5 sm t2 nw no-m">
        {t("seed")} <span className="mono">{settings.seed}</span>
      </span>
      {maySpoil && (
        <Button variant="ghost" icon={RefreshCw} onClick={() => ask(true)}>
          <span className="max-sm:sr-only">{t("restart")}</span>
        </Button>
      )}
      <Select
        aria-label={t("speedLabel")}
        value={String(settings.speed)}
        disabled={!maySpoil}
        onChange={(event) => send({ intent: "settings", speed: event.currentTarget.value })}
        options={speeds.map((speed) => ({ value: String(speed), label: t("speed", { speed }) }))}
      />
      <ConfirmDialog
        open={asking}
        onClose={() => ask(false)}
        title={t("restartTitle")}
        explain={t("restartExplain")}
        confirmLabel={t("restart")}
        busy={state !== "idle"}
        onConfirm={() => send({ intent: "restart" })}
      />
    </>
  );
}
