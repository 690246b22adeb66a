/** What somebody may do, thing by thing. Roles hold some of them; an API key holds those it was made with. */
export const SCOPES = [
  "contacts:read",
  "contacts:write",
  "templates:read",
  "templates:write",
  "campaigns:read",
  "campaigns:write",
  "campaigns:launch",
  "conversations:read",
  "conversations:write",
  "connections:read",
  "connections:write",
  "inbound:read",
  "inbound:write",
  "company:read",
  "company:write",
  "team:read",
  "team:write",
  "api-keys:read",
  "api-keys:write",
  "audit:read",
  "live:read",
] as const;

export type Scope = (typeof SCOPES)[number];

export function isScope(value: unknown): value is Scope {
  return SCOPES.includes(value as Scope);
}
