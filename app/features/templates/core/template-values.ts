/** An attachment given to a header: a public link, or a media id of the sending number. */
export interface MediaValue {
  readonly link?: string;
  readonly mediaId?: string;
  /** Shown to the person, for documents. */
  readonly filename?: string;
}

export type TemplateValue = string | MediaValue;

/** Values by variable key (see `listVariables`). */
export type TemplateValues = Readonly<Record<string, TemplateValue | undefined>>;

/**
 * The media that a value names: text is a link when it begins like one, else a media id, after which the file's name may
 * stand ("1234 tabela.pdf"). Undefined when empty.
 */
export function mediaValue(value: TemplateValue | undefined): MediaValue | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string") return value.link || value.mediaId ? value : undefined;
  const text = value.trim();
  if (text === "") return undefined;
  if (/^https?:\/\//i.test(text)) return { link: text };
  const named = /^(\d+) (.+)$/.exec(text);
  return named ? { mediaId: named[1], filename: named[2] } : { mediaId: text };
}
