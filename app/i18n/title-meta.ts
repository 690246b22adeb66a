/** `export const meta = titleMeta`, for a route whose loader returns `title`; error pages have none. */
export function titleMeta({ data }: { data?: unknown }) {
  const { title } = (data ?? {}) as { title?: string };
  return [{ title: title ?? "Master IA" }];
}
