import { useT } from "~/i18n/use-t";
import { ButtonLink } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";

interface TemplateListEmptyProps {
  filtered: boolean;
  mayWrite: boolean;
  hasMeta: boolean;
}

/** No templates yet, or none that passes the filters. */
export function TemplateListEmpty({ filtered, mayWrite, hasMeta }: TemplateListEmptyProps) {
  const t = useT("templates.list");
  if (filtered) {
    return (
      <EmptyState
        drawing="search"
        sentence={t("nothing")}
        action={<ButtonLink to="/templates">{t("clear")}</ButtonLink>}
      />
    );
  }
  if (!mayWrite) return <EmptyState drawing="message" sentence={t("emptyReader")} />;
  return (
    <EmptyState
      drawing="message"
      sentence={t("empty")}
      action={
        <ButtonLink variant="primary" to={hasMeta ? "/templates/new" : "/settings/connections/new"}>
          {hasMeta ? t("create") : t("connect")}
        </ButtonLink>
      }
    />
  );
}
