/** What a campaign's audience, kept as JSON, says about a list or tag: named to include or to take away. */
export function audienceUses(audience: unknown, kind: "list" | "tag", id: string): boolean {
  const { any = [], minus = [] } = (audience ?? {}) as { any?: unknown[]; minus?: unknown[] };
  return [...any, ...minus].some((term) => (term as Record<string, unknown> | null)?.[kind] === id);
}
