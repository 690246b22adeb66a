import FileText from "lucide-react/icons/file-text";
import ImageGlyph from "lucide-react/icons/image";
import MapPin from "lucide-react/icons/map-pin";
import Mic from "lucide-react/icons/mic";
import Phone from "lucide-react/icons/phone";
import User from "lucide-react/icons/user";
import Video from "lucide-react/icons/video";
import type { Glyph } from "~/ui/icon";

/** Glyphs of messages that are not words; others have none. */
export const ROW_GLYPHS: Record<string, Glyph | undefined> = {
  image: ImageGlyph,
  sticker: ImageGlyph,
  video: Video,
  audio: Mic,
  voice: Mic,
  document: FileText,
  location: MapPin,
  contacts: User,
  call: Phone,
};
