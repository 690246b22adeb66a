import common from "./messages/pt-BR/common.json";
import shell from "./messages/pt-BR/shell.json";
import ui from "./messages/pt-BR/ui.json";

/** What every page needs, as one chunk; other namespaces load with the page that uses them. */
export const basePtBr = { common, shell, ui };
