import { useState } from "react";
import { buildCreatePayload } from "../core/build-create-payload";
import { normaliseTemplate } from "../core/normalise-template";
import type { Template } from "../core/template";
import type { DraftButton, DraftProblem, TemplateDraft } from "../core/template-draft";
import { validateNewTemplate } from "../core/validate-new-template";

/** A button on the screen needs a name that stays while others come and go. */
export type KeyedButton = DraftButton & { key: string };

type DraftState = Omit<TemplateDraft, "buttons"> & { buttons: KeyedButton[] };

export interface TemplateDraftForm {
  draft: DraftState;
  change(part: Partial<DraftState>): void;
  /** What Meta would refuse, by field; empty until somebody tried to submit. */
  problemsOf(field: string): DraftProblem[];
  problems: DraftProblem[];
  /** → whether it may go out */
  check(): boolean;
  showProblems(problems: DraftProblem[]): void;
  /** As WhatsApp would show it. */
  preview: Template | undefined;
  /** Without the screen's own names. */
  clean(): TemplateDraft;
}

const EMPTY: DraftState = {
  name: "",
  language: "pt_BR",
  category: "MARKETING",
  body: { text: "", examples: {} },
  buttons: [],
};

const cleanOf = ({ buttons, ...rest }: DraftState): TemplateDraft => ({
  ...rest,
  buttons: buttons.map(({ key: _, ...button }) => button),
});

/** The draft being written: changed here, checked by the same rules as on the server. */
export function useTemplateDraft(language: string): TemplateDraftForm {
  const [draft, setDraft] = useState<DraftState>({ ...EMPTY, language });
  const [tried, setTried] = useState(false);
  const [told, setTold] = useState<DraftProblem[]>([]);
  const clean = cleanOf(draft);
  const found = validateNewTemplate(clean);
  const problems = tried ? [...found, ...told] : told;
  return {
    draft,
    problems,
    change: (part) => {
      setTold([]);
      setDraft((before) => ({ ...before, ...part }));
    },
    problemsOf: (field) => problems.filter((problem) => problem.field === field),
    check: () => {
      setTried(true);
      return found.length === 0;
    },
    showProblems: setTold,
    preview: normaliseTemplate({ ...buildCreatePayload(clean), id: "draft", name: draft.name || "draft" }),
    clean: () => clean,
  };
}
