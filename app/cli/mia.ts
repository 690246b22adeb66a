import { AppError } from "~/platform/errors/app-error";
import type { Call } from "./call";
import { handlers } from "./handlers";
import { commands } from "./line/commands";
import { parseArguments } from "./line/parse-arguments";
import { makeCall } from "./make-call";
import { refusalOf } from "./open-api";
import { Refusal, ServerRefusal } from "./refusal";
import { localeOf, type Say, sayIn } from "./say";
import { showHelp, showWrongUsage } from "./show-usage";

const DONE = 0;
const REFUSED = 1;
const WRONG_USAGE = 2;

const locale = localeOf(process.env);
const say = sayIn(locale);
process.stdout.on("error", leaveQuietly);
process.exitCode = await main(process.argv.slice(2));

async function main(line: readonly string[]): Promise<number> {
  const parsed = parseArguments(line, commands);
  if (parsed.do === "help") {
    console.log(showHelp(parsed.commands, say));
    return DONE;
  }
  if (parsed.do === "wrong") {
    console.error(showWrongUsage(parsed, say));
    return WRONG_USAGE;
  }
  const call = makeCall({ ...parsed, locale, say });
  try {
    const run = await handlers[parsed.command.path]!();
    const answer = await run(call);
    if (answer) await call.write(`${call.json ? JSON.stringify(answer.json) : answer.text}\n`);
    return DONE;
  } catch (error) {
    call.progress("");
    console.error(sentenceOf(error, call, say));
    return REFUSED;
  }
}

/** One plain sentence. What nobody foresaw keeps its trace, for whoever mends it. */
function sentenceOf(error: unknown, call: Call, say: Say): string {
  const refused = refusalOf(error, () => call.server().url) ?? error;
  if (refused instanceof ServerRefusal) return refused.message;
  if (refused instanceof Refusal || refused instanceof AppError)
    return say(refused.messageKey, refused.params);
  // Says itself in both languages: platform/env.
  if (refused instanceof Error && "problem" in refused) return refused.message;
  return `${say("common.errors.unknown")}\n${refused instanceof Error ? refused.stack : String(refused)}`;
}

/** The reader has had enough (`mia contacts export | head`). */
function leaveQuietly(error: NodeJS.ErrnoException) {
  if (error.code === "EPIPE") process.exit(DONE);
  throw error;
}
