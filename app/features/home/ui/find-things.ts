import FileText from "lucide-react/icons/file-text";
import Megaphone from "lucide-react/icons/megaphone";
import User from "lucide-react/icons/user";
import type { PaletteItem } from "~/ui/palette-items";
import type { FoundThing } from "../find-by-name.server";

const GLYPHS = { campaign: Megaphone, template: FileText, contact: User };

/** The palette's search: campaigns, templates and people by name. @throws when the server does not answer */
export async function findThings(query: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const answer = await fetch(`/find?${new URLSearchParams({ q: query })}`, { signal });
  if (!answer.ok) throw new Error(`find: ${answer.status}`);
  const found = (await answer.json()) as FoundThing[];
  return found.map(({ id, kind, label, hint, to }) => ({ id, label, hint, to, icon: GLYPHS[kind] }));
}
