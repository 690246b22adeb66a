import type { AudienceExclusion, AudienceTerm } from "../../core/audience";

/** One word per part of an audience, for choices and keys: `list:<id>`, `tag:<id>`, `file:<id>`, `all`, `days:7`. */
export function termKey(term: AudienceTerm | AudienceExclusion): string {
  if ("list" in term) return `list:${term.list}`;
  if ("tag" in term) return `tag:${term.tag}`;
  if ("file" in term) return `file:${term.file}`;
  return "all" in term ? "all" : `days:${term.contactedWithinDays}`;
}

/** The way back. */
export function termOf(key: string): AudienceTerm | AudienceExclusion {
  const at = key.indexOf(":");
  const [kind, id] = at < 0 ? [key, ""] : [key.slice(0, at), key.slice(at + 1)];
  if (kind === "list") return { list: id };
  if (kind === "tag") return { tag: id };
  if (kind === "file") return { file: id };
  return kind === "days" ? { contactedWithinDays: Number(id) } : { all: true };
}
