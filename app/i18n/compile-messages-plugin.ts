import compile from "icu-minify/compile";
import type { Plugin } from "vite";

type Tree = { [key: string]: string | Tree };

const formatter = "use-intl/format-message";
const messageFile = /\/app\/i18n\/messages\/[^/]+\/[^/]+\.json$/;

/**
 * For the browser only: ICU messages are parsed while building, and use-intl's small formatter of parsed messages
 * stands in for the parser. The server keeps the parser, so that it can read the same files without a build.
 */
export function compileMessages(): Plugin {
  return {
    name: "compile-messages",
    // While developing, Vite bundles use-intl beforehand, parser included.
    apply: "build",
    enforce: "pre",
    async resolveId(source, importer, options) {
      if (source !== formatter || options.ssr) return null;
      return this.resolve(`${formatter}/format-only`, importer, { skipSelf: true });
    },
    transform(code, id, options) {
      if (options?.ssr || !messageFile.test(id)) return null;
      return { code: JSON.stringify(compileTree(JSON.parse(code) as Tree)), map: null };
    },
  };
}

function compileTree(tree: Tree): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      typeof value === "string" ? compile(value) : compileTree(value),
    ]),
  );
}
