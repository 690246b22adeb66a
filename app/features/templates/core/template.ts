/** A Meta template in one shape, whatever API version described it. Made by `normaliseTemplate`. */

export interface TemplateVariableSlot {
  /** "1" or "first_name" */
  readonly name: string;
  readonly example?: string;
}

export interface TemplateText {
  /** As Meta stores it, with `{{1}}` or `{{first_name}}`. */
  readonly text: string;
  /** Each variable once: by number, or in order of appearance. */
  readonly variables: readonly TemplateVariableSlot[];
}

export type MediaHeaderFormat = "image" | "video" | "document";

export type TemplateHeader =
  | ({ readonly format: "text" } & TemplateText)
  | { readonly format: MediaHeaderFormat; readonly example?: string }
  | { readonly format: "location" };

export type TemplateButton =
  | { readonly kind: "quick-reply"; readonly text: string; readonly stopsMarketing: boolean }
  | {
      readonly kind: "url";
      readonly text: string;
      /** With `{{1}}` at its end when it has a part per recipient. */
      readonly url: string;
      readonly hasVariable: boolean;
      readonly example?: string;
    }
  | { readonly kind: "phone"; readonly text: string; readonly phone: string }
  | { readonly kind: "copy-code"; readonly text: string; readonly example?: string }
  /** Needs nothing at sending (voice call, request for contact). */
  | { readonly kind: "plain"; readonly text: string; readonly metaType: string };

/** Why a template cannot be used in a campaign yet; `templates.unsupported.<reason>` says it in words. */
export const UNSUPPORTED_REASONS = [
  "carousel",
  "authentication",
  "catalog",
  "product",
  "flow",
  "limited-time-offer",
  "order",
  "call-permission",
  "other",
] as const;
export type UnsupportedReason = (typeof UNSUPPORTED_REASONS)[number];

export type TemplateQuality = "green" | "yellow" | "red" | "unknown";

export interface Template {
  /** Meta's id, as text. */
  readonly id: string;
  readonly name: string;
  /** "pt_BR" */
  readonly language: string;
  /** APPROVED, PENDING, REJECTED, PAUSED, DISABLED … in Meta's capitals. Only APPROVED sends. */
  readonly status: string;
  /** MARKETING, UTILITY or AUTHENTICATION. */
  readonly category: string;
  readonly quality: TemplateQuality;
  readonly rejectedReason?: string;
  readonly parameterFormat: "named" | "positional";
  readonly header?: TemplateHeader;
  readonly body?: TemplateText;
  readonly footer?: string;
  /** In Meta's order: a button's index is its place here. */
  readonly buttons: readonly TemplateButton[];
  readonly unsupported?: UnsupportedReason;
}
