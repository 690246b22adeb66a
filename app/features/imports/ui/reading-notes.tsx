import History from "lucide-react/icons/history";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import type { ImportPage } from "../load-import-page.server";
import { maxColumns } from "../reading/record-source";

/** What a person should know of the reading before they trust the columns: where the choices come from, what broke. */
export function ReadingNotes({ page }: { page: ImportPage }) {
  return (
    <div className="flex flex-col gap-3 border-b border-line px-4 py-3 empty:hidden sm:px-5">
      <RememberedNote page={page} />
      <ProblemsNote page={page} />
    </div>
  );
}

function RememberedNote({ page: { reading } }: { page: ImportPage }) {
  const t = useT("imports.remembered");
  if (!reading.remembered) return null;
  const { filename, used } = reading.remembered;
  return (
    <Say
      icon={History}
      title={<span dir="auto">{t("title", { name: filename })}</span>}
      action={
        <Button type="submit" name="intent" value={used ? "guess" : "remember"} size="sm">
          {used ? t("goBack") : t("use")}
        </Button>
      }
    >
      {used ? t("used") : t("notUsed")}
    </Say>
  );
}

const shown = [
  "brokenBytes",
  "shortRows",
  "longRows",
  "unbalancedQuotes",
  "endlessLines",
  "nulCharacters",
  "cellsBeyondLimit",
  "blankRows",
] as const;
const cells = ["bad-phone", "bad-email", "bad-value", "other-numbers"] as const;

function ProblemsNote({ page: { proof, reading } }: { page: ImportPage }) {
  const t = useT("imports");
  if (!proof) return null;
  const { problems, warnings } = proof;
  // Excel leaves out the empty cells at the end of a row: nothing is missing there.
  const found = shown.filter(
    (key) => problems[key] > 0 && !(key === "shortRows" && reading.format === "xlsx"),
  );
  const leftOut = cells.filter((key) => (warnings[key] ?? 0) > 0);
  if (found.length + leftOut.length === 0) return null;
  return (
    <Say
      tone={found.some((key) => key !== "blankRows") || leftOut.length > 0 ? "hold" : "neutral"}
      title={t("problems.title")}
    >
      <span className="mt-1 block">
        {found.map((key) => (
          <span key={key} className="block">
            {t(`problems.${key}`, { count: problems[key], most: maxColumns })}
          </span>
        ))}
        {leftOut.map((key) => (
          <span key={key} className="block">
            {t("problems.cells", { count: warnings[key] ?? 0 })} {t(`warnings.${key}`)}
          </span>
        ))}
      </span>
    </Say>
  );
}
