import { useTranslations } from "use-intl/react";
import "./intl-types";

/** `const t = useT("campaigns")`: `t("key", { name })`, `t.rich("key", { b: (words) => <b>{words}</b> })`, `t.has(key)`. */
export const useT = useTranslations;
