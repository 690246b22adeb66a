import type { ThreadMessage } from "../../thread-message";
import { nameOf } from "./name-of";
import type { ThreadView } from "./thread-context";

/** A line about the conversation in words: "Ana transferiu para Vendas". */
export function lineWords(message: ThreadMessage, view: ThreadView): string {
  const { t, directory, formats } = view;
  const facts = message.facts ?? {};
  const who =
    message.author === "member" ? (nameOf(directory, message.authorId) ?? t("author.member")) : null;
  const member = (id: unknown) => nameOf(directory, id) ?? t("author.member");
  const department = (id: unknown) =>
    directory?.departments.find((one) => one.id === id)?.name ?? t("line.noDepartment");
  const by = (key: LineKey, params: Record<string, string> = {}) =>
    who ? t(`line.${key}.by`, { who, ...params }) : t(`line.${key}.alone`, params);
  switch (message.type) {
    case "assigned":
      return facts.to === message.authorId ? by("took") : by("assigned", { name: member(facts.to) });
    case "unassigned":
      return by("unassigned");
    case "transferred":
      return by("transferred", {
        name: [facts.to && member(facts.to), facts.toDepartment && department(facts.toDepartment)]
          .filter(Boolean)
          .join(" · "),
      });
    case "snoozed":
      return by("snoozed", {
        time: facts.until ? formats.date(new Date(String(facts.until)), "dayTime") : "",
      });
    case "labelled":
      return labelWords(facts, view, by);
    case "survey":
      return t("line.survey", { score: Number(facts.score ?? 0) });
    case "woken":
    case "done":
    case "reopened":
    case "merged":
    case "blocked":
    case "unblocked":
      return by(message.type);
    default:
      return message.text ? "" : t("unknown.title");
  }
}

type LineKey =
  | "took"
  | "assigned"
  | "unassigned"
  | "transferred"
  | "snoozed"
  | "woken"
  | "done"
  | "reopened"
  | "merged"
  | "blocked"
  | "unblocked"
  | "labelAdded"
  | "labelRemoved";

function labelWords(
  facts: Record<string, unknown>,
  { directory, formats, t }: ThreadView,
  by: (key: LineKey, params: Record<string, string>) => string,
): string {
  const names = (ids: unknown) => {
    const labels = (Array.isArray(ids) ? ids : []).map(
      (id) => directory?.labels.find((label) => label.id === id)?.name ?? t("line.goneLabel"),
    );
    return labels.length > 0 ? formats.list(labels) : "";
  };
  const [added, removed] = [names(facts.added), names(facts.removed)];
  return [added && by("labelAdded", { names: added }), removed && by("labelRemoved", { names: removed })]
    .filter(Boolean)
    .join(" · ");
}
