import { Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Dot } from "~/ui/dot";
import { Marked } from "~/ui/marked";
import { RelativeTime } from "~/ui/relative-time";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { TemplateSummary } from "../list-templates.server";
import { TemplateStatusTag } from "./template-status-tag";
import { useLanguageName } from "./use-language-name";

interface TemplateTableProps {
  templates: TemplateSummary[];
  query: string;
  /** Names of business accounts, where templates of several stand together. */
  accountNames: Record<string, string>;
}

/** The list: name with its first words, status, kind, language. */
export function TemplateTable({ templates, query, accountNames }: TemplateTableProps) {
  const t = useT("templates.list");
  return (
    <Table
      label={t("title")}
      fixed
      twoLines
      head={
        <>
          <Th>{t("columns.name")}</Th>
          <Th style={{ width: 176 }}>{t("columns.status")}</Th>
          <Th style={{ width: 96 }}>{t("columns.category")}</Th>
          <Th style={{ width: 168 }}>{t("columns.language")}</Th>
          <Th style={{ width: 120 }}>{t("columns.changed")}</Th>
        </>
      }
    >
      {templates.map((template) => (
        <TemplateRow
          key={template.id}
          template={template}
          query={query}
          account={accountNames[template.wabaId]}
        />
      ))}
    </Table>
  );
}

interface TemplateRowProps {
  template: TemplateSummary;
  query: string;
  account: string | undefined;
}

function TemplateRow({ template, query, account }: TemplateRowProps) {
  const t = useT("templates");
  const languageName = useLanguageName();
  const { id, kind, name, preview, status, category, language, quality, updatedAt } = template;
  const tone = quality === "yellow" ? "hold" : quality === "red" ? "bad" : null;
  return (
    <Tr>
      <Td name phone="title">
        <Link className="rowlink ell block" to={`/templates/${id}`} title={name} prefetch="intent">
          <Marked text={name} query={query} />
        </Link>
        <span className="t2 sm ell block font-[420]" title={preview}>
          {account && <span className="t3">{account} · </span>}
          {preview}
        </span>
      </Td>
      <Td phone="end">
        <span className="row gap-2">
          <TemplateStatusTag status={status} kind={kind} />
          {tone && (
            <span className="sm t2 row gap-1">
              <Dot tone={tone} />
              {t(`quality.${quality as "red"}`)}
            </span>
          )}
        </span>
      </Td>
      <Td phone="meta" className="t2">
        {kind === "text" ? t("kind.text") : t(`category.${category as "MARKETING"}`)}
      </Td>
      <Td className="t2 ell">{languageName(language)}</Td>
      <Td className="t3 sm">
        <RelativeTime at={updatedAt} />
      </Td>
    </Tr>
  );
}
