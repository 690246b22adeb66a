import FileText from "lucide-react/icons/file-text";
import Megaphone from "lucide-react/icons/megaphone";
import User from "lucide-react/icons/user";
import type { PaletteItem } from "~/ui/palette-items";
import type { FoundThing } from "../find-by-name.server";

const GLYPHS = { campaign: Megaphone, template: FileText, contact: User };

/**
 * The palette's search: campaigns, templates and people by name, then conversations and messages.
 * @throws when the server does not answer
 */
export async function findThings(query: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const answer = await fetch(`/find?${new URLSearchParams({ q: query })}`, { signal });
  if (!answer.ok) throw new Error(`find: ${answer.status}`);
  const found = (await answer.json()) as FoundThing[];
  return found.map(({ id, kind, label, hint, to, said }): PaletteItem => {
    if (kind !== "conversation" && kind !== "message") return { id, label, hint, to, icon: GLYPHS[kind] };
    const who = { id, label, to, avatar: { id: said?.contactId ?? id, name: label }, at: said?.at };
    return kind === "message" ? { ...who, said, under: "messages" } : { ...who, under: "conversations" };
  });
}
