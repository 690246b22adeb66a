import { checkValue } from "./check-value";
import type { Command, Flag } from "./command";

/** What was typed, checked: `values` by flag name, in their order. */
export interface Arguments {
  /** The word after the command: ID, FILE or PHONE; "" when it takes none. */
  argument: string;
  values: Readonly<Record<string, readonly string[]>>;
}

/** The sentence is `cli.wrong.<problem>`. */
export type WrongUsage = {
  do: "wrong";
  problem:
    | "noCommand"
    | "unknownCommand"
    | "unknownFlag"
    | "valueMissing"
    | "valueUnwanted"
    | "valueWrong"
    | "flagMissing"
    | "flagTwice"
    | "flagsTogether"
    | "argumentMissing"
    | "argumentTooMany";
  params: Record<string, string>;
  /** The flag whose value is wrong. */
  flag?: Flag;
  /** What could have been meant: one command, or those that begin so. */
  commands: readonly Command[];
  json: boolean;
};

export type ParsedLine =
  | { do: "run"; command: Command; args: Arguments; json: boolean }
  | { do: "help"; commands: readonly Command[] }
  | WrongUsage;

/** Reads a command line strictly: what is not understood is never ignored. Values come as `--flag value` or `--flag=value`. */
export function parseArguments(line: readonly string[], commands: readonly Command[]): ParsedLine {
  const end = line.indexOf("--");
  const flagged = end === -1 ? line : line.slice(0, end);
  const json = flagged.includes("--json");
  const wantsHelp = flagged.includes("--help") || flagged.includes("-h") || line[0] === "help";
  const rest = line.filter((word, at) => !isGlobal(word, at, line));
  const words = leadingWords(rest);
  const command = commands.findLast(({ path }) => isBeginning(path.split(" "), words));
  if (!command) {
    const meant = commands.filter(({ path }) => isBeginning(words, path.split(" ")));
    if (wantsHelp && meant.length > 0) return { do: "help", commands: meant };
    const near = commands.filter(({ path }) => path.split(" ")[0] === words[0]);
    const problem = words.length === 0 || meant.length > 0 ? "noCommand" : "unknownCommand";
    const shown = meant.length > 0 ? meant : near.length > 0 ? near : commands;
    return { do: "wrong", problem, params: { command: words.join(" ") }, commands: shown, json };
  }
  if (wantsHelp) return { do: "help", commands: [command] };
  const read = readFlags(command, rest.slice(command.path.split(" ").length));
  return "problem" in read
    ? { do: "wrong", ...read, commands: [command], json }
    : { do: "run", command, args: read, json };
}

function isGlobal(word: string, at: number, line: readonly string[]): boolean {
  const end = line.indexOf("--");
  if (end !== -1 && at > end) return false;
  return word === "--json" || word === "--help" || word === "-h" || (word === "help" && at === 0);
}

function leadingWords(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => word.startsWith("-"));
  return end === -1 ? words : words.slice(0, end);
}

const isBeginning = (start: readonly string[], whole: readonly string[]) =>
  start.every((word, at) => word === whole[at]);

type Problem = Pick<WrongUsage, "problem" | "params" | "flag">;

function readFlags(command: Command, words: readonly string[]): Arguments | Problem {
  const values: Record<string, string[]> = {};
  const others: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--") {
      others.push(...words.slice(at + 1));
      break;
    }
    if (!isFlag(word)) {
      others.push(word);
      continue;
    }
    const [name, inline] = splitFlag(word);
    const flag = command.flags.find((one) => `--${one.name}` === name);
    if (!flag) return { problem: "unknownFlag", params: { flag: name } };
    const params = { flag: name };
    if (values[flag.name] && !flag.many) return { problem: "flagTwice", params };
    if (flag.kind === "switch") {
      if (inline !== undefined) return { problem: "valueUnwanted", params };
      values[flag.name] = [""];
      continue;
    }
    const value = inline ?? words[++at];
    if (value === undefined || value === "" || (inline === undefined && value.startsWith("--"))) {
      return { problem: "valueMissing", params };
    }
    if (!checkValue(flag, value)) return { problem: "valueWrong", params: { ...params, value }, flag };
    values[flag.name] = [...(values[flag.name] ?? []), value];
  }
  return whole(command, values, others);
}

function whole(
  command: Command,
  values: Arguments["values"],
  others: readonly string[],
): Arguments | Problem {
  const missing = command.flags.find(({ name, required }) => required && !values[name]);
  const [argument = ""] = others;
  if (command.argument && argument.trim() === "") {
    return { problem: "argumentMissing", params: { argument: command.argument } };
  }
  const tooMany = others[command.argument ? 1 : 0];
  if (tooMany !== undefined) return { problem: "argumentTooMany", params: { argument: tooMany } };
  if (missing) return { problem: "flagMissing", params: { flag: `--${missing.name}` } };
  const opposed = command.flags.find(({ name, or }) => or && values[name] && values[or]);
  if (opposed) {
    return { problem: "flagsTogether", params: { flag: `--${opposed.name}`, other: `--${opposed.or}` } };
  }
  return { argument, values };
}

/** A lone "-" and "-5" are words. */
const isFlag = (word: string) => /^-(-|\p{L})/u.test(word);

function splitFlag(word: string): [name: string, value: string | undefined] {
  const equals = word.indexOf("=");
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}
