import type { OutboundContent } from "~/channels/channel";
import { listVariables } from "~/features/templates/core/list-variables";
import { localTexts } from "~/features/templates/core/local-texts";
import { normaliseTemplate } from "~/features/templates/core/normalise-template";
import { pickVariant } from "~/features/templates/core/pick-variant";
import { renderTemplatePreview } from "~/features/templates/core/render-template-preview";
import { listLocalVariables, resolveLocalText } from "~/features/templates/core/resolve-local-text";
import { resolveTemplate } from "~/features/templates/core/resolve-template";

/** campaign.template_snapshot: the template's row as it was at launch. */
export interface TemplateSnapshot {
  kind: "meta" | "text";
  id: string;
  name: string;
  language: string;
  category: string;
  parameterFormat: string;
  components: unknown;
}

export type RenderedContent =
  | { ok: true; content: OutboundContent; text: string }
  | { ok: false; detail: string };

export interface CampaignContent {
  /** Keys of the variables, in the order in which `outgoing.values` holds them. */
  readonly keys: readonly string[];
  /** Of a Meta template and of most local texts one; each person gets one of several. */
  readonly wordings: number;
  /**
   * @param pick the outgoing row's id, which always gets the same wording; or the place of a wording, to look at it
   */
  render(values: readonly string[], pick: string | number): RenderedContent;
}

/** Opens a snapshot once per campaign; `render` is then called for every recipient. @throws Error for a broken snapshot */
export function openCampaignContent(snapshot: TemplateSnapshot): CampaignContent {
  return snapshot.kind === "text" ? localContent(snapshot) : templateContent(snapshot);
}

function localContent(snapshot: TemplateSnapshot): CampaignContent {
  const texts = localTexts(snapshot.components);
  const keys = listLocalVariables(...texts);
  return {
    keys,
    wordings: texts.length,
    render(values, pick) {
      const at = typeof pick === "number" ? pick % texts.length : pickVariant(pick, texts.length);
      const text = texts[at]!;
      const resolved = resolveLocalText(text, Object.fromEntries(keys.map((key, at) => [key, values[at]])));
      if (!resolved.ok) return { ok: false, detail: `missing ${resolved.missing.join(", ")}` };
      return { ok: true, content: { type: "text", text: resolved.text }, text: resolved.text };
    },
  };
}

function templateContent(snapshot: TemplateSnapshot): CampaignContent {
  const template = normaliseTemplate({ ...snapshot, parameter_format: snapshot.parameterFormat });
  if (!template) throw new Error(`The template snapshot of ${snapshot.name} cannot be read`);
  const keys = listVariables(template).map((variable) => variable.key);
  const fixed = keys.length === 0 ? renderNow([]) : undefined;

  function renderNow(values: readonly string[]): RenderedContent {
    const byKey: Record<string, string> = {};
    for (let at = 0; at < keys.length; at += 1) byKey[keys[at]!] = values[at] ?? "";
    const resolved = resolveTemplate(template!, byKey);
    if (!resolved.ok) return { ok: false, detail: JSON.stringify(resolved.problem) };
    const { body } = renderTemplatePreview(template!, byKey);
    return { ok: true, content: resolved.content, text: body.map((segment) => segment.text).join("") };
  }
  return { keys, wordings: 1, render: (values) => fixed ?? renderNow(values) };
}
