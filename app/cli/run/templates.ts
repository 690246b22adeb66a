import type { Handler } from "../call";
import { drawTable } from "../line/draw-table";

export const list: Handler = async ({ api, say }) => {
  const templates = await api().templates.list.query();
  const rows = templates.map(({ name, language, status, category, variables }) => [
    name,
    language,
    status,
    category,
    variables.map((variable) => `{{${variable}}}`).join(" "),
  ]);
  return {
    json: templates.map(({ name, language, status, category, variables }) => ({
      name,
      language,
      status,
      category,
      variables,
    })),
    text: rows.length > 0 ? drawTable(rows) : say("cli.templates.none"),
  };
};

export const sync: Handler = async ({ api, say, required }) => {
  const result = await api().templates.sync.mutate({ connectionId: required("connection") });
  return { json: result, text: say("cli.templates.synced", { ...result }) };
};
