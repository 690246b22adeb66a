import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { COUNTED_AT_MOST } from "../../inbox-counts";

/** A count as people read it: "48", "999+" where counting stops. */
export function useCountWords(): (count: number) => string {
  const formats = useFormats();
  const t = useT("inbox-list.chips");
  return (count) => (count >= COUNTED_AT_MOST ? t("many") : formats.number(count));
}
