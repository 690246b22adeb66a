import { useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Switch } from "~/ui/switch";
import { keepNoticeChoice, type NoticeChoice, readNoticeChoice } from "../watch/notice-choice";
import { playChime } from "../watch/play-chime";

const state = () => (typeof Notification === "undefined" ? "missing" : Notification.permission);

/** What this browser does when a message comes. It is asked for permission only by the button. */
export default function NoticeSettings() {
  const t = useT("inbox-list.notices");
  const [choice, setChoice] = useState(readNoticeChoice);
  const [permission, setPermission] = useState<NotificationPermission | "missing">(state);
  const change = (part: Partial<NoticeChoice>) => {
    const next = { ...choice, ...part };
    setChoice(next);
    keepNoticeChoice(next);
  };
  const ask = async () => {
    const answer = await Notification.requestPermission();
    setPermission(answer);
    if (answer === "granted") change({ browser: true });
  };
  return (
    <div className="col gap-3">
      <Switch
        label={t("sound")}
        help={t("soundHelp")}
        checked={choice.sound}
        onChange={(event) => {
          change({ sound: event.currentTarget.checked });
          if (event.currentTarget.checked) playChime();
        }}
      />
      {permission === "granted" && (
        <Switch
          label={t("browser")}
          help={t("browserHelp")}
          checked={choice.browser}
          onChange={(event) => change({ browser: event.currentTarget.checked })}
        />
      )}
      {permission === "default" && (
        <div className="col gap-1.5">
          <span>{t("browser")}</span>
          <span className="hint">{t("browserHelp")}</span>
          <Button size="sm" onClick={ask}>
            {t("ask")}
          </Button>
        </div>
      )}
      {permission === "denied" && <p className="t2 sm">{t("denied")}</p>}
      {permission === "missing" && <p className="t2 sm">{t("missing")}</p>}
    </div>
  );
}
