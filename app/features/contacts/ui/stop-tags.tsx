import { useT } from "~/i18n/use-t";
import { Tag } from "~/ui/tag";

interface StopTagsProps {
  contact: { blockedAt: Date | null; whatsappStoppedAt: Date | null; smsStoppedAt: Date | null };
}

/** Whether this person stopped us, as a tag. */
export function StopTags({ contact: { blockedAt, whatsappStoppedAt, smsStoppedAt } }: StopTagsProps) {
  const t = useT("contacts.state");
  if (blockedAt) return <Tag tone="bad">{t("blocked")}</Tag>;
  if (whatsappStoppedAt && smsStoppedAt) return <Tag tone="hold">{t("stopped")}</Tag>;
  if (whatsappStoppedAt) return <Tag tone="hold">{t("stoppedWhatsapp")}</Tag>;
  return smsStoppedAt ? <Tag tone="hold">{t("stoppedSms")}</Tag> : null;
}
