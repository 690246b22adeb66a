import { listVariables } from "./list-variables";
import type { Template } from "./template";

/**
 * Names of a template's variables as tools write them (`--var 1=first_name`): the body's by their bare name, the
 * others by their full key. `findVariable` reads both.
 */
export function variableNames(template: Template): string[] {
  return listVariables(template).map(({ key }) =>
    key.startsWith("body.") ? key.slice("body.".length) : key,
  );
}
