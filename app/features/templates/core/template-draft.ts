import type { MediaHeaderFormat } from "./template";

/** A template being written, before Meta has seen it. Examples by variable name. */
export interface TemplateDraft {
  readonly name: string;
  /** "pt_BR" */
  readonly language: string;
  readonly category: "MARKETING" | "UTILITY";
  readonly header?:
    | { readonly format: "text"; readonly text: string; readonly examples?: Readonly<Record<string, string>> }
    /** `handle` comes from the upload of the example file. */
    | { readonly format: MediaHeaderFormat; readonly handle?: string }
    | { readonly format: "location" };
  readonly body: { readonly text: string; readonly examples: Readonly<Record<string, string>> };
  readonly footer?: string;
  readonly buttons: readonly DraftButton[];
}

export type DraftButton =
  | { readonly kind: "quick-reply"; readonly text: string }
  /** A quick reply that ends marketing messages for whoever taps it. */
  | { readonly kind: "stop-marketing"; readonly text: string }
  /** `{{1}}` at the end of `url` makes a part per recipient; then `example` is the whole link filled in. */
  | { readonly kind: "url"; readonly text: string; readonly url: string; readonly example?: string }
  | { readonly kind: "phone"; readonly text: string; readonly phone: string }
  | { readonly kind: "copy-code"; readonly example: string };

/** What is wrong and where; `messageKey` is in the `templates` messages. */
export interface DraftProblem {
  /** "name", "language", "header", "body", "footer", "buttons" or "buttons.2" */
  readonly field: string;
  readonly messageKey: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
