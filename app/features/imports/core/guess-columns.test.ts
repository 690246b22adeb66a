import { describe, expect, test } from "bun:test";
import type { BuiltInTarget } from "./column-mapping";
import { fieldKey, targetByName } from "./column-names";
import { detectHeader } from "./detect-header";
import { type GuessOptions, guessColumns } from "./guess-columns";

const options: GuessOptions = { country: "BR", currency: "BRL" };

/** One column under a name (Telefone stands beside it, so that nothing else has to be the phone). */
function guess(name: string, cells: string[], more: Partial<GuessOptions> = {}) {
  const rows = cells.map((cell, i) => [cell, `11 98123-44${10 + i}`]);
  const { columns } = detectHeader([[name, "Telefone"], ...rows], true);
  return guessColumns(columns, rows, { ...options, ...more })[0]!;
}

describe("by name", () => {
  test.each<[BuiltInTarget | null, string[]]>([
    [
      "phone",
      [
        "Telefone",
        "Celular",
        "Tel/Whats",
        "WhatsApp",
        "Fone",
        "TELEFONE 1",
        "Phone Number",
        "Teléfono móvil",
        "whatsapp_id",
        "Nº Celular",
      ],
    ],
    [
      "full_name",
      ["Nome", "NOME CLIENTE", "Nome Completo", "Nome do cliente", "name", "Full Name", "Nombre", "Cliente"],
    ],
    ["first_name", ["Primeiro nome", "first_name", "firstName"]],
    ["last_name", ["Sobrenome", "Last name", "Apellidos"]],
    ["email", ["E-mail", "email", "EMAIL CLIENTE", "Correo electrónico"]],
    [
      "birthday",
      ["Dt. Nasc", "Data de Nascimento", "Nascimento", "Birthday", "Aniversário", "Fecha de nacimiento"],
    ],
    ["city", ["Cidade", "City"]],
    ["state", ["UF", "Estado"]],
    ["tags", ["Tags", "Etiquetas"]],
    ["language", ["Idioma"]],
    ["time_zone", ["Fuso horário", "Time zone"]],
    [
      null,
      ["CPF", "Estado civil", "Loja", "Código do cliente", "CEP", "ID", "Nome da loja (código)", "Cellar"],
    ],
  ])("%s", (target, headers) => {
    for (const header of headers)
      expect({ header, target: targetByName(header) }).toEqual({ header, target });
  });

  test("a column is named in a safe way", () => {
    expect(["Última compra (R$)", "LOJA", "123", "日本"].map(fieldKey)).toEqual([
      "ultima_compra_r",
      "loja",
      "campo_123",
      "campo_1",
    ]);
  });
});

describe("by name and content together", () => {
  test("phones under a phone's name are sure; names under it are to be checked", () => {
    expect(guess("Tel/Whats", ["(92) 98411-0937", "81 8877-3015"])).toMatchObject({
      target: "phone",
      confidence: "sure",
    });
    expect(guess("Celular", ["Maria", "José"])).toMatchObject({
      target: "phone",
      confidence: "check",
      why: "content-differs",
    });
  });

  test("a first name beside a last name, or of one word, is a first name", () => {
    expect(guess("Nome", ["Ana", "Bia"]).target).toBe("first_name");
    expect(guess("Nome", ["Ana Reis", "Bia Sá"]).target).toBe("full_name");
  });

  test("a date with two readings asks; one without does not", () => {
    expect(guess("Dt. Nasc", ["12/03/1984", "03/12/79", "1990-07-01"])).toMatchObject({
      target: "birthday",
      confidence: "check",
      why: "date-order",
      format: { dateOrder: "day-first" },
    });
    expect(guess("Dt. Nasc", ["12/03/1984", "25/12/79"])).toMatchObject({
      confidence: "sure",
      format: { dateOrder: "day-first" },
    });
    expect(guess("Dt. Nasc", ["12/03/1984", "12/25/79"])).toMatchObject({
      confidence: "sure",
      format: { dateOrder: "month-first" },
    });
  });

  test("the company's own field is found by its label, and what was chosen before is kept", () => {
    const field = { key: "last_purchase", label: "Ult. valor", type: "money" as const };
    expect(guess("ULT. VALOR", ["2.853,50"], { existingFields: [field] })).toMatchObject({
      target: "custom",
      field,
      confidence: "sure",
      isNewField: false,
    });
    const remembered = new Map([["obs", { column: 9, target: "city" as const }]]);
    expect(guess("OBS", ["Manaus"], { remembered })).toMatchObject({
      column: 0,
      target: "city",
      why: "remembered",
    });
  });
});

describe("new fields", () => {
  const many = (values: string[]) => Array.from({ length: 20 }, (_, i) => values[i % values.length]!);
  test.each([
    ["LOJA", many(["Pinheiros", "Manaus Centro", "Moema", "Savassi"]), "choice"],
    ["Ult. valor", many(["2.853,50", "899", "1.240,00"]), "money"],
    ["Pedidos", many(["R$ 10,00", "R$ 12,50"]), "money"],
    ["Pontos", many(["10", "250", "1.000"]), "number"],
    ["Código", many(["001", "002", "103"]), "text"],
    ["CPF", many(["52998224725", "11144477735"]), "text"],
    ["Ativo", many(["sim", "não"]), "boolean"],
    ["Última visita", many(["2026-01-02", "2026-02-03"]), "date"],
    ["Página", many(["https://a.com/x", "https://b.com/y"]), "url"],
    ["Anotação", Array.from({ length: 20 }, (_, i) => `cliente antigo número ${i}, ligar`), "text"],
  ])("%s is of a fitting type", (name, cells, type) => {
    expect(guess(name, cells)).toMatchObject({
      target: "custom",
      field: { type: type as "text" },
      confidence: "guess",
    });
  });

  test("how many choices there are is said", () => {
    expect(guess("LOJA", many(["a b", "c d", "e f", "g h"]))).toMatchObject({
      why: "new-choice",
      params: { count: 4 },
    });
  });

  test("free text that is nearly empty, and empty columns, stay out", () => {
    expect(guess("OBS", ["ligar depois das 18h", ...Array(9).fill("")])).toMatchObject({
      target: "ignore",
      why: "mostly-empty",
    });
    expect(guess("Extra", ["", ""])).toMatchObject({ target: "ignore", why: "empty" });
  });
});

describe("without a header", () => {
  test("phones, e-mails and names are known by what they are; tax numbers are not phones", () => {
    const rows = [
      ["Ana Reis", "(92) 98411-0937", "ana@uol.com.br", "529.982.247-25"],
      ["Bia Sá", "5511981234410", "bia@uol.com.br", "111.444.777-35"],
      ["Lia Melo", "5,51199E+12", "", "529.982.247-25"],
    ];
    const { columns } = detectHeader(rows);
    expect(guessColumns(columns, rows, options).map((column) => column.target)).toEqual([
      "full_name",
      "phone",
      "email",
      "custom",
    ]);
  });
});
