import type { Command, Flag, ValueKind } from "./command";

const flag = (name: string, example: string, kind: ValueKind = "text"): Flag => ({ name, kind, example });
const must = (name: string, example: string, kind: ValueKind = "text"): Flag => ({
  ...flag(name, example, kind),
  required: true,
});
const choice = (name: string, ...choices: string[]): Flag => ({ name, kind: "choice", choices });
const onOne = (path: string): Command => ({ path, argument: "ID", flags: [] });
const plain = (path: string): Command => ({ path, flags: [] });

/** Every command there is, in the order in which help shows them. `--json` and `--help` go with each. */
export const commands: readonly Command[] = [
  plain("connections list"),
  {
    path: "connections add meta",
    flags: [
      must("name", "N"),
      must("phone-number-id", "ID"),
      must("waba-id", "ID"),
      must("portfolio-id", "ID"),
      must("token", "TOKEN"),
      flag("app-secret", "SECRET"),
      flag("verify-token", "TOKEN"),
      flag("rate", "80", "count"),
    ],
  },
  {
    path: "connections add sms",
    flags: [
      must("name", "N"),
      must("account-sid", "AC…"),
      must("auth-token", "TOKEN"),
      must("from", "+55…"),
      flag("rate", "1", "count"),
    ],
  },
  {
    path: "connections add whatsapp",
    flags: [
      must("name", "N"),
      { name: "history", kind: "switch" },
      { name: "real", kind: "switch", or: "sandbox" },
      { name: "sandbox", kind: "switch", or: "real" },
    ],
  },
  onOne("connections qr"),
  { ...onOne("connections code"), flags: [must("phone", "+55…", "phone")] },
  onOne("connections test"),
  onOne("connections pause"),
  onOne("connections resume"),
  {
    path: "contacts import",
    argument: "FILE",
    flags: [
      must("list", "NAME"),
      { ...flag("map", 'phone="Telefone",first_name="Nome"', "pairs"), many: true },
      flag("country", "BR", "country"),
      choice("basis", "consent", "contract", "legitimate-interest"),
      choice("on-duplicate", "update", "keep"),
      { name: "dry-run", kind: "switch" },
    ],
  },
  { path: "contacts show", argument: "PHONE", flags: [] },
  plain("contacts export"),
  { path: "templates sync", flags: [must("connection", "ID")] },
  plain("templates list"),
  {
    path: "campaigns create",
    flags: [
      must("name", "N"),
      must("connection", "ID"),
      must("template", "NAME"),
      must("language", "pt_BR"),
      { ...must("audience", "list:NAME", "audience"), many: true },
      { ...flag("var", '1=first_name|="text"', "variable"), many: true },
      flag("at", "ISO", "time"),
      flag("rate", "N", "count"),
      choice("send-window", "always", "default"),
    ],
  },
  ...["preflight", "launch", "pause", "resume", "cancel", "status", "watch", "export"].map((verb) =>
    onOne(`campaigns ${verb}`),
  ),
  plain("inbound dead-letters"),
  onOne("inbound replay"),
  {
    path: "admin create-company",
    flags: [must("name", "N"), must("email", "E"), must("password", "P")],
  },
  { path: "admin reset-password", flags: [must("email", "E")] },
  plain("admin rotate-keys"),
];
