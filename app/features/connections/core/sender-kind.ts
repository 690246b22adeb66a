export type SmsSenderKind = "number" | "short-code" | "messaging-service";

/** What an SMS connection sends from, by the shape of its address. */
export function smsSenderKind(address: string): SmsSenderKind {
  if (address.startsWith("MG")) return "messaging-service";
  return /^\d{3,8}$/.test(address) ? "short-code" : "number";
}
