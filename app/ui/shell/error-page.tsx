import { isRouteErrorResponse, Link, useRouteError } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { ButtonLink } from "../button";
import { Logo } from "./logo";

type Story = "" | "notFound" | "forbidden" | "tooMany" | "unavailable" | "refused";

/** What happened and what to do, in plain words; for the root and for any route's ErrorBoundary (`inside` the shell). */
export function ErrorPage({ inside }: { inside?: boolean }) {
  const error = useRouteError();
  const t = useT("common.errors");
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const story = storyOf(status);
  return (
    <div className="lost">
      {!inside && (
        <Link to="/" aria-label={t("home")}>
          <Logo large />
        </Link>
      )}
      <h1 tabIndex={-1}>{story ? t(`${story}Title`) : t("title")}</h1>
      <p className="t2 lg">{sentenceOf(error) ?? (story ? t(`${story}Explain`) : t("explain"))}</p>
      {!story && <p className="t3 sm mono">{t("code", { code: codeOf(error, status) })}</p>}
      <div className="row">
        {status >= 500 && (
          <ButtonLink to="." reloadDocument variant="primary">
            {t("reload")}
          </ButtonLink>
        )}
        <ButtonLink to="/" variant={status >= 500 ? "ghost" : "primary"}>
          {t("home")}
        </ButtonLink>
      </div>
    </div>
  );
}

function storyOf(status: number): Story {
  if (status === 404) return "notFound";
  if (status === 401 || status === 403) return "forbidden";
  if (status === 429) return "tooMany";
  if (status === 503) return "unavailable";
  return status < 500 ? "refused" : "";
}

/** A refusal's own sentence, already in the reader's language, when the server sent one. */
function sentenceOf(error: unknown): string | undefined {
  if (!isRouteErrorResponse(error)) return undefined;
  const data = error.data as { sentence?: unknown } | null | undefined;
  return typeof data?.sentence === "string" ? data.sentence : undefined;
}

/** The digest of a thrown bug, when the server gave one, else the status. */
function codeOf(error: unknown, status: number): string {
  const digest = error instanceof Error ? (error as Error & { digest?: string }).digest : undefined;
  return digest ?? String(status);
}
