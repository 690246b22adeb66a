import Copy from "lucide-react/icons/copy";
import ExternalLink from "lucide-react/icons/external-link";
import FileText from "lucide-react/icons/file-text";
import Film from "lucide-react/icons/film";
import ImageGlyph from "lucide-react/icons/image";
import MapPin from "lucide-react/icons/map-pin";
import Phone from "lucide-react/icons/phone";
import Reply from "lucide-react/icons/reply";
import { useT } from "~/i18n/use-t";
import { FormattedText } from "./formatted-text";
import { type Glyph, Icon } from "./icon";

export type TemplateHeader =
  | { kind: "text"; text: string }
  | { kind: "image" | "video" | "document"; url?: string; fileName?: string }
  | { kind: "location"; name?: string };

export interface TemplateButton {
  kind: "reply" | "url" | "phone" | "copy";
  text: string;
}

interface TemplateBubbleProps {
  header?: TemplateHeader;
  body: string;
  footer?: string;
  buttons?: TemplateButton[];
  /** Formatted. */
  time: string;
  /** By variable name or position. */
  values?: Record<string, string>;
  /** Pressed in the sandbox's phone; without it the buttons are only drawn. */
  onPress?: (button: TemplateButton, index: number) => void;
}

/** A template as WhatsApp shows it: header, body with values, footer, buttons. */
export function TemplateBubble({
  header,
  body,
  footer,
  buttons = [],
  time,
  values,
  onPress,
}: TemplateBubbleProps) {
  return (
    <div className="bub in tpl">
      {header && <Header header={header} values={values} />}
      <div className="tx">
        <FormattedText text={body} values={values} />
        {footer && <span className="t2 mt-3 block">{footer}</span>}
        <span className="m">{time}</span>
      </div>
      {buttons.length > 0 && (
        <div className="btns">
          {buttons.map((button, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a template's buttons do not move.
            <PhoneButton key={at} button={button} press={onPress && (() => onPress(button, at))} />
          ))}
        </div>
      )}
    </div>
  );
}

const buttonGlyphs: Record<TemplateButton["kind"], Glyph> = {
  reply: Reply,
  url: ExternalLink,
  phone: Phone,
  copy: Copy,
};

function PhoneButton({ button, press }: { button: TemplateButton; press?: () => void }) {
  const inside = (
    <>
      <Icon of={buttonGlyphs[button.kind]} size="s" />
      <span className="ell">{button.text}</span>
    </>
  );
  if (!press) return <div className="tpl-btn">{inside}</div>;
  return (
    <button type="button" className="tpl-btn" onClick={press}>
      {inside}
    </button>
  );
}

const mediaGlyphs = { image: ImageGlyph, video: Film, document: FileText, location: MapPin };

function Header({ header, values }: { header: TemplateHeader; values?: Record<string, string> }) {
  const t = useT("ui.phone");
  if (header.kind === "text") {
    return (
      <span className="hdr">
        <FormattedText text={header.text} values={values} />
      </span>
    );
  }
  if (header.kind === "image" && header.url) {
    return <img className="mediabox" src={header.url} alt={t("image")} />;
  }
  const name = header.kind === "location" ? header.name : header.fileName;
  return (
    <div className="mediabox">
      <Icon of={mediaGlyphs[header.kind]} size="l" label={t(header.kind)} />
      {name && <span className="sm ell">{name}</span>}
    </div>
  );
}
