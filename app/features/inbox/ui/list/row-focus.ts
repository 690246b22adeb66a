import { rowHeightOf } from "./use-window";

const linkOf = (id: string) => document.querySelector<HTMLElement>(`.cvs a[data-id="${CSS.escape(id)}"]`);

/** Which row has the focus. */
export function focusedRow(): string | null {
  return document.activeElement?.closest<HTMLElement>(".cvs a[data-id]")?.dataset.id ?? null;
}

/** The row above or below; undefined at the ends. */
export function rowBeside(ids: readonly string[], id: string, by: 1 | -1): string | undefined {
  return ids[ids.indexOf(id) + by];
}

/** Gives a row the focus; one that is not drawn (`at` says where it stands) is scrolled to first. */
export function focusRow(id: string, at?: number): void {
  const link = linkOf(id);
  if (link) {
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest" });
    return;
  }
  const box = document.querySelector<HTMLElement>(".cvs");
  if (!box || at === undefined) return;
  box.scrollTop = at * rowHeightOf(box);
  requestAnimationFrame(() => requestAnimationFrame(() => linkOf(id)?.focus({ preventScroll: true })));
}

/** The results of a search, which are all drawn; undefined while the list itself is shown. */
export function foundRows(): HTMLElement[] | undefined {
  const box = document.querySelector(".cvs.fnd");
  return box ? [...box.querySelectorAll<HTMLElement>("a[data-id]")] : undefined;
}
