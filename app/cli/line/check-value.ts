import { parseAudience } from "~/features/campaigns/core/audience";
import { parseVariableArgument } from "~/features/campaigns/core/variable-mapping";
import type { Flag } from "./command";
import { parsePairs } from "./parse-pairs";

const MOST_COUNT = 10_000;

/** Whether a flag's value can be what the flag wants. Whether it exists is the server's to say. */
export function checkValue({ kind, choices }: Flag, value: string): boolean {
  switch (kind) {
    case "count":
      return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= MOST_COUNT;
    case "time":
      return instantOf(value) !== undefined;
    case "country":
      return /^[a-z]{2}$/i.test(value);
    case "pairs":
      return parsePairs(value) !== undefined;
    case "variable":
      return parseVariableArgument(value) !== undefined;
    case "audience":
      // One that only takes away is understood together with another.
      return parseAudience(value.trimStart().startsWith("-") ? ["all", value] : [value]) !== undefined;
    case "phone":
      return /^\+\d{8,15}$/.test(value.replace(/[\s().-]/g, ""));
    case "choice":
      return choices?.includes(value) ?? false;
    default:
      return value.trim() !== "";
  }
}

const ISO = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** A moment of ISO 8601 in UTC; without an offset it is this computer's time. 30 February is none. */
export function instantOf(text: string): string | undefined {
  const [, day] = ISO.exec(text) ?? [];
  if (!day || new Date(`${day}T00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined;
  const at = new Date(text.replace(/([+-]\d{2})(\d{2})$/, "$1:$2").toUpperCase());
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
