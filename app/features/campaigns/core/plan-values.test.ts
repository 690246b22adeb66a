import { describe, expect, test } from "bun:test";
import { neededFields, plannedValuesOf, planValues } from "./plan-values";
import { sendVariables } from "./send-variables";

const local = (text: string) =>
  sendVariables({
    kind: "text",
    id: "1",
    name: "x",
    language: "pt_BR",
    category: "MARKETING",
    parameterFormat: "",
    components: { text },
  });

describe("a local text", () => {
  test("fills its variables from the fields of the same name, its own words standing in", () => {
    const found = local("Oi {{first_name|amigo}}, seu pedido {{pedido}}");
    if (!found.ok) throw new Error(found.why);
    expect(found.variables.map(({ key, optional }) => [key, optional])).toEqual([
      ["first_name", true],
      ["pedido", false],
    ]);
    const { values, unmapped } = planValues(found.variables, {}, "text");
    expect(unmapped).toEqual([]);
    expect(neededFields(values)).toEqual(["pedido"]);
    expect(plannedValuesOf(values, { pedido: "42" })).toEqual(["", "42"]);
    expect(plannedValuesOf(values, { first_name: "Ana" })).toBeUndefined();
  });
});

test("a local text may say {{nome}} for the first name", () => {
  const found = local("Oi {{nome|cliente}}, {{Sobrenome}}");
  if (!found.ok) throw new Error(found.why);
  const { values } = planValues(found.variables, {}, "text");
  expect(plannedValuesOf(values, { first_name: "Ana", last_name: "Lima" })).toEqual(["Ana", "Lima"]);
});

test("a Meta template's variable without a source is named", () => {
  const variables = [{ key: "body.1", label: "1", kind: "text" as const, optional: false }];
  expect(planValues(variables, {}, "meta").unmapped).toEqual(["body.1"]);
});

test("a template of a kind that cannot be sent says so", () => {
  const components = [{ type: "CAROUSEL", cards: [] }];
  expect(
    sendVariables({
      kind: "meta",
      id: "1",
      name: "x",
      language: "pt_BR",
      category: "MARKETING",
      parameterFormat: "POSITIONAL",
      components,
    }),
  ).toEqual({ ok: false, why: "carousel" });
});
