import type { Locale } from "~/i18n/locale";
import type { Server } from "./find-server";
import type { Arguments } from "./line/parse-arguments";
import type { Api } from "./open-api";
import type { Say } from "./say";

/** What one command has to work with. */
export interface Call {
  argument: string;
  values: Arguments["values"];
  /** A flag's only value. */
  value(name: string): string | undefined;
  /** A flag's value that parsing has seen to. */
  required(name: string): string;
  count(name: string): number | undefined;
  json: boolean;
  locale: Locale;
  say: Say;
  /** @throws Refusal when nobody said which server */
  server(): Server;
  api(): Api;
  /** To stdout, at the reader's pace. */
  write(text: string): Promise<void>;
  /** A line of progress on stderr, over the last one; nothing where stderr is no terminal. "" takes it away. */
  progress(line: string): void;
}

/** `json` with --json, else `text`. A command that has written its own output answers nothing. */
export interface Answer {
  json: unknown;
  text: string;
}

export type Handler = (call: Call) => Promise<Answer | undefined>;
