import common from "./messages/en/common.json";
import shell from "./messages/en/shell.json";
import ui from "./messages/en/ui.json";

/** What every page needs, as one chunk; other namespaces load with the page that uses them. */
export const baseEn = { common, shell, ui };
