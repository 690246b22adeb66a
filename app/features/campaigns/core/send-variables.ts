import type { TemplateSnapshot } from "~/features/outgoing/campaign-content";
import { listVariables, type VariableKind } from "~/features/templates/core/list-variables";
import { localTexts } from "~/features/templates/core/local-texts";
import { normaliseTemplate } from "~/features/templates/core/normalise-template";
import { listLocalVariables, resolveLocalText } from "~/features/templates/core/resolve-local-text";
import type { Template, UnsupportedReason } from "~/features/templates/core/template";

/** One thing that a campaign says per recipient, in the order of `outgoing.values`. */
export interface SendVariable {
  /** "body.1", "header.image" of a Meta template; the bare name of a local text. */
  key: string;
  label: string;
  kind: VariableKind;
  example?: string;
  /** The text itself says what stands there when nothing is known: `{{first_name|friend}}`. */
  optional: boolean;
}

export type SendVariables =
  | { ok: true; variables: SendVariable[]; template?: Template; texts?: [string, ...string[]] }
  | { ok: false; why: UnsupportedReason | "broken" };

/** What a template needs to be filled in, for Meta's templates and local texts alike. */
export function sendVariables(snapshot: TemplateSnapshot): SendVariables {
  if (snapshot.kind === "text") return localVariables(localTexts(snapshot.components));
  const template = normaliseTemplate({ ...snapshot, parameter_format: snapshot.parameterFormat });
  if (!template) return { ok: false, why: "broken" };
  if (template.unsupported) return { ok: false, why: template.unsupported };
  const variables = listVariables(template).map((variable) => ({ ...variable, optional: false }));
  return { ok: true, variables, template };
}

/** What one wording needs, the campaign needs: nobody knows yet who gets which. */
function localVariables(texts: [string, ...string[]]): SendVariables {
  const missing = texts.flatMap((text) => {
    const resolved = resolveLocalText(text, {});
    return resolved.ok ? [] : resolved.missing;
  });
  const variables = listLocalVariables(...texts).map(
    (key): SendVariable => ({ key, label: key, kind: "text", optional: !missing.includes(key) }),
  );
  return { ok: true, variables, texts };
}
