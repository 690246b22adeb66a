import { describe, expect, test } from "bun:test";
import { commands } from "./commands";
import { parseArguments } from "./parse-arguments";

/** Words as the shell hands them over: quotes are gone, `_` stands for a space. */
const parse = (line: string) =>
  parseArguments(
    line
      .split(" ")
      .filter(Boolean)
      .map((word) => word.replaceAll("_", " ")),
    commands,
  );

describe("what is not understood is wrong usage, and says what", () => {
  test.each([
    ["", "noCommand", ""],
    ["--json", "noCommand", ""],
    ["connections", "noCommand", "connections"],
    ["connections add", "noCommand", "connections add"],
    ["conections list", "unknownCommand", "conections list"],
    ["campaigns start", "unknownCommand", "campaigns start"],
    ["connections list --all", "unknownFlag", "--all"],
    ["connections list -x", "unknownFlag", "-x"],
    ["connections list --json=1", "unknownFlag", "--json"],
    ["connections list now", "argumentTooMany", "now"],
    ["contacts import --list A", "argumentMissing", "FILE"],
    ["contacts import a.csv", "flagMissing", "--list"],
    ["contacts import a.csv --list", "valueMissing", "--list"],
    ["contacts import a.csv --list --dry-run", "valueMissing", "--list"],
    ["contacts import a.csv --list=", "valueMissing", "--list"],
    ["contacts import a.csv --list _", "valueWrong", "--list"],
    ["contacts import a.csv b.csv --list A", "argumentTooMany", "b.csv"],
    ["contacts import a.csv --list A --list B", "flagTwice", "--list"],
    ["contacts import a.csv --list A --dry-run=yes", "valueUnwanted", "--dry-run"],
    ["contacts import a.csv --list A --basis hope", "valueWrong", "--basis"],
    ["contacts import a.csv --list A --on-duplicate fill", "valueWrong", "--on-duplicate"],
    ["contacts import a.csv --list A --country Brazil", "valueWrong", "--country"],
    ["contacts import a.csv --list A --map Telefone", "valueWrong", "--map"],
    ["campaigns status", "argumentMissing", "ID"],
    ["admin create-company --name A --email a@b.example", "flagMissing", "--password"],
    ["templates sync", "flagMissing", "--connection"],
    ["connections add whatsapp", "flagMissing", "--name"],
    ["connections add whatsapp --name A --real --sandbox", "flagsTogether", "--real"],
    ["connections add whatsapp --name A --history=yes", "valueUnwanted", "--history"],
    ["connections qr", "argumentMissing", "ID"],
    ["connections code I", "flagMissing", "--phone"],
    ["connections code I --phone 11987654321", "valueWrong", "--phone"],
  ])("mia %s → %s", (line, problem, about) => {
    const parsed = parse(line);
    expect(parsed.do).toBe("wrong");
    if (parsed.do !== "wrong") return;
    const { params } = parsed;
    expect([parsed.problem, params.flag ?? params.argument ?? params.command ?? ""]).toEqual([
      problem,
      about,
    ]);
  });

  const create = "campaigns create --name N --connection I --template t --language pt-BR --audience list:A";
  test.each([
    ["--rate 0", "--rate"],
    ["--rate -5", "--rate"],
    ["--rate 1.5", "--rate"],
    ["--rate 99999", "--rate"],
    ["--at tomorrow", "--at"],
    ["--at 2026-02-30T10:00Z", "--at"],
    ["--at 2026-11-24", "--at"],
    ["--var first-name", "--var"],
    ["--send-window night", "--send-window"],
    ["--audience everyone", "--audience"],
    ["--audience list:", "--audience"],
  ])("campaigns create … %s", (words, flag) => {
    expect(parse(`${create} ${words}`)).toMatchObject({
      do: "wrong",
      problem: "valueWrong",
      params: { flag },
    });
  });
});

describe("what is understood", () => {
  test.each([
    ["connections list", "connections list", "", {}],
    ["--json connections list", "connections list", "", {}],
    ["contacts show +5511900000000", "contacts show", "+5511900000000", {}],
    ["contacts show -- -5", "contacts show", "-5", {}],
    [
      "contacts import --list=A=B a.csv --dry-run",
      "contacts import",
      "a.csv",
      { list: ["A=B"], "dry-run": [""] },
    ],
    ["templates sync --connection I", "templates sync", "", { connection: ["I"] }],
  ])("mia %s", (line, path, argument, values) => {
    expect(parse(line)).toMatchObject({ do: "run", command: { path }, args: { argument, values } });
  });

  test("a flag that may come several times keeps all, also one that takes away", () => {
    const line = "campaigns create --name N --connection I --template t --language x --audience list:A";
    const parsed = parse(`${line} --audience -tag:B --var 1=first_name --var 2="Oi"`);
    expect(parsed).toMatchObject({
      do: "run",
      args: { values: { audience: ["list:A", "-tag:B"], var: ["1=first name", '2="Oi"'] } },
    });
  });

  test("--json is heard anywhere before --", () => {
    expect(parse("contacts show 1 --json")).toMatchObject({ json: true });
    expect(parse("contacts show -- --json")).toMatchObject({ json: false, args: { argument: "--json" } });
  });
});

describe("help", () => {
  test.each([
    ["--help", commands.length],
    ["help", commands.length],
    ["connections --help", 9],
    ["connections add -h", 3],
    ["campaigns create --help", 1],
    ["campaigns create --rate wrong --help", 1],
  ])("mia %s shows %d commands", (line, count) => {
    const parsed = parse(line);
    expect(parsed.do === "help" && parsed.commands.length).toBe(count);
  });
});
