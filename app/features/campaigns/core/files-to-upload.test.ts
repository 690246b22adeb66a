import { expect, test } from "bun:test";
import { filesToUpload } from "./files-to-upload";
import { fillVariables, type VariableMapping, variableMappingSchema } from "./variable-mapping";

const NOW = new Date("2026-11-20T12:00:00Z");
const FILE = "0193a000-0000-7000-8000-000000000001";
const [NUMBER, OTHER] = ["0193a000-0000-7000-8000-00000000000a", "0193a000-0000-7000-8000-00000000000b"];
const picture = (sent?: { connectionId: string; at: string }): VariableMapping => ({
  "body.1": { field: "first_name" },
  "header.image": {
    text: "foto.png",
    file: { id: FILE, filename: "foto.png", ...(sent && { sent: { mediaId: "123", ...sent } }) },
  },
});

const cases: [string, VariableMapping, string | null, number][] = [
  ["never given to Meta", picture(), NUMBER, 1],
  ["given for another number", picture({ connectionId: OTHER, at: "2026-11-20T11:00:00Z" }), NUMBER, 1],
  ["given eight days ago", picture({ connectionId: NUMBER, at: "2026-11-12T11:00:00Z" }), NUMBER, 1],
  ["without a number", picture({ connectionId: NUMBER, at: "2026-11-20T11:00:00Z" }), null, 1],
  ["given an hour ago", picture({ connectionId: NUMBER, at: "2026-11-20T11:00:00Z" }), NUMBER, 0],
  ["a link", { "header.image": { text: "https://example.com/a.png" } }, NUMBER, 0],
  ["a field", { "header.image": { field: "foto" } }, NUMBER, 0],
];
test.each(cases)("%s", (_, mapping, connectionId, count) =>
  expect(filesToUpload(mapping, connectionId, NOW)).toHaveLength(count),
);

test("what is sent is Meta's id with the name; before that the name stands in", () => {
  const sent = picture({ connectionId: NUMBER, at: "2026-11-20T11:00:00Z" });
  const imageOf = (mapping: VariableMapping) => {
    const filled = fillVariables(mapping, { first_name: "Ana" });
    return filled.ok && filled.values["header.image"];
  };
  expect([imageOf(picture()), imageOf(sent)]).toEqual(["foto.png", "123 foto.png"]);
  expect(variableMappingSchema.safeParse(sent).success).toBe(true);
});

test.each([
  ["an id that is no media id", { mediaId: "../9", connectionId: NUMBER, at: "2026-11-20T11:00:00Z" }],
  ["no time", { mediaId: "9", connectionId: NUMBER, at: "yesterday" }],
])("a mapping with %s is refused", (_, sent) => {
  const source = { text: "a.png", file: { id: FILE, filename: "a.png", sent } };
  expect(variableMappingSchema.safeParse({ "header.image": source }).success).toBe(false);
});
