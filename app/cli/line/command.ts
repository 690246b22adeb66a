/** What a value must look like; the sentence about a wrong one is `cli.expects.<kind>`. */
export type ValueKind =
  | "text"
  | "count"
  | "time"
  | "country"
  | "pairs"
  | "variable"
  | "audience"
  | "choice"
  | "phone";

export interface Flag {
  name: string;
  kind: ValueKind | "switch";
  /** What stands for the value in the usage line. */
  example?: string;
  required?: true;
  /** May come several times. */
  many?: true;
  choices?: readonly string[];
  /** Another flag of the command that says the opposite: never both. */
  or?: string;
}

/** One command as people type it. Its sentence is `cli.commands.<path with dashes>`, a flag's `cli.flags.<name>`. */
export interface Command {
  /** "connections add meta" */
  path: string;
  /** The one word after it: ID, FILE or PHONE. */
  argument?: "ID" | "FILE" | "PHONE";
  flags: readonly Flag[];
}

/** `mia campaigns status ID`, `mia contacts import FILE --list NAME [--dry-run]` … */
export function usageOf({ path, argument, flags }: Command): string {
  const shown = flags.filter(({ or }, at) => !flags.slice(0, at).some(({ name }) => name === or));
  return ["mia", path, argument, ...shown.map(flagUsage)].filter(Boolean).join(" ");
}

function flagUsage({ name, kind, example, required, choices, or }: Flag): string {
  if (or) return `[--${name}|--${or}]`;
  const value = kind === "switch" ? "" : ` ${choices?.join("|") ?? example}`;
  return required ? `--${name}${value}` : `[--${name}${value}]`;
}
