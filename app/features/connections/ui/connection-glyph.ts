import MessageCircle from "lucide-react/icons/message-circle";
import MessageSquare from "lucide-react/icons/message-square";
import QrCode from "lucide-react/icons/qr-code";
import type { ChannelKind } from "~/channels/channel";
import type { Glyph } from "~/ui/icon";

/** The picture of each way to reach people. */
export const CONNECTION_GLYPHS: Record<ChannelKind, Glyph> = {
  meta: MessageCircle,
  sms: MessageSquare,
  whatsapp: QrCode,
};
