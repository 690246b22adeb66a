import { type Command, usageOf } from "./line/command";
import { drawTable } from "./line/draw-table";
import type { WrongUsage } from "./line/parse-arguments";
import type { Say } from "./say";

/** Help: of one command with its flags, or of several, a line each. */
export function showHelp(commands: readonly Command[], say: Say): string {
  const [only, ...others] = commands;
  if (only && others.length === 0) return helpOfOne(only, say);
  const lines = drawTable(
    commands.map((command) => [`  mia ${short(command)}`, say(`cli.commands.${keyOf(command)}`)]),
  );
  return [say("cli.help.intro"), "", lines, "", say("cli.help.always"), say("cli.help.server")].join("\n");
}

function helpOfOne(command: Command, say: Say): string {
  const flags = command.flags.map(({ name, required }) => [
    `  --${name}`,
    say(`cli.flags.${name}`) + (required ? ` ${say("cli.help.required")}` : ""),
  ]);
  const parts = [say(`cli.commands.${keyOf(command)}`), "", usageLine(command, say)];
  if (flags.length > 0) parts.push("", drawTable(flags));
  return [...parts, "", say("cli.help.always")].join("\n");
}

/** The sentence about a wrong command line, and how it goes. */
export function showWrongUsage({ problem, params, flag, commands }: WrongUsage, say: Say): string {
  const expected = flag ? say(`cli.expects.${flag.kind}`, { choices: flag.choices?.join(", ") ?? "" }) : "";
  const sentence = say(`cli.wrong.${problem}`, { ...params, expected });
  return [sentence, ...commands.map((command) => usageLine(command, say))].join("\n");
}

const usageLine = (command: Command, say: Say) => say("cli.help.usage", { line: usageOf(command) });
const short = ({ path, argument }: Command) => [path, argument].filter(Boolean).join(" ");
const keyOf = ({ path }: Command) => path.replaceAll(" ", "-");
