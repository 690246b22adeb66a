import { describe, expect, test } from "bun:test";
import { activeSection } from "./active-section";

const menu = [
  { to: "/campanhas", children: [{ to: "/modelos" }] },
  { to: "/inbox", children: [{ to: "/inbox?who=mine" }, { to: "/inbox" }] },
  { to: "/ajustes", children: [{ to: "/ajustes/conexoes" }] },
];

describe("where one is in the menu", () => {
  const cases: [string, string | undefined, string | undefined][] = [
    ["/", undefined, undefined],
    ["/campanhas-antigas", undefined, undefined],
    ["/campanhas", "/campanhas", "/campanhas"],
    ["/campanhas/1/respostas", "/campanhas", "/campanhas"],
    ["/modelos/novo", "/campanhas", "/modelos"],
    ["/ajustes/conexoes/nova", "/ajustes", "/ajustes/conexoes"],
  ];
  const searched: typeof cases = [
    ["/inbox", "/inbox", "/inbox"],
    ["/inbox?who=mine", "/inbox", "/inbox?who=mine"],
    ["/inbox/1?view=done&who=mine", "/inbox", "/inbox?who=mine"],
    ["/inbox?who=unassigned", "/inbox", "/inbox"],
  ];
  for (const [address, group, to] of [...cases, ...searched]) {
    test(address, () => {
      const { pathname, search } = new URL(address, "http://localhost");
      const active = activeSection(menu, pathname, search);
      expect([active.group?.to, active.to]).toEqual([group, to]);
    });
  }
});
