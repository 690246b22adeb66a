import MoreHorizontal from "lucide-react/icons/ellipsis";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { IconButton } from "~/ui/icon-button";

interface PhoneActsProps {
  /** A text phone: nothing but words. */
  sms: boolean;
  onAct: (fields: Record<string, string>) => void;
}

const OFTEN = ["audio", "photo", "document"] as const;
const SELDOM = ["video", "sticker", "location", "contact", "large-document"] as const;

/** What the customer does at the press of a button. */
export function PhoneActs({ sms, onAct }: PhoneActsProps) {
  const t = useT("sandbox.phone");
  return (
    <div className="sbx-acts">
      <Button size="sm" onClick={() => onAct({ intent: "read" })}>
        {t("readAll")}
      </Button>
      {!sms &&
        OFTEN.map((intent) => (
          <Button key={intent} size="sm" onClick={() => onAct({ intent })}>
            {t(intent)}
          </Button>
        ))}
      <Button size="sm" onClick={() => onAct({ intent: "say", text: "SAIR" })}>
        {t("stop")}
      </Button>
      {!sms && (
        <DropdownMenu
          label={t("more")}
          side="top"
          align="end"
          trigger={(props) => <IconButton icon={MoreHorizontal} size="sm" label={t("more")} {...props} />}
          items={SELDOM.map((intent) => ({ label: t(intent), onSelect: () => onAct({ intent }) }))}
        />
      )}
    </div>
  );
}
