import { Fragment, type ReactNode } from "react";
import { parseWhatsappText, type TextPiece } from "./core/parse-whatsapp-text";

interface FormattedTextProps {
  text: string;
  /** What stands for a `{{variable}}`; its name in dashed accent without it. */
  values?: Record<string, string>;
}

/** Text with WhatsApp's marks drawn: bold, italic, strike, mono, links, variables. Never HTML. */
export function FormattedText({ text, values }: FormattedTextProps) {
  return <>{parseWhatsappText(text).map((piece, at) => draw(piece, at, values))}</>;
}

function draw(piece: TextPiece, key: number, values: FormattedTextProps["values"]): ReactNode {
  switch (piece.kind) {
    case "text":
      return <Fragment key={key}>{piece.text}</Fragment>;
    case "break":
      return <br key={key} />;
    case "link":
      return (
        <a key={key} className="link" href={piece.href} rel="noreferrer noopener" target="_blank">
          {piece.text}
        </a>
      );
    case "variable":
      return (
        <span key={key} className="var">
          {values?.[piece.name] ?? `{{${piece.name}}}`}
        </span>
      );
    case "styled": {
      const Mark = { bold: "b", italic: "em", strike: "s", mono: "code" }[piece.style] as "b";
      return (
        <Mark key={key} className={piece.style === "mono" ? "mono" : undefined}>
          {piece.pieces.map((inner, at) => draw(inner, at, values))}
        </Mark>
      );
    }
  }
}
