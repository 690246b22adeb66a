import { describe, expect, test } from "bun:test";
import { activeSection } from "./active-section";

const menu = [
  { to: "/campanhas", children: [{ to: "/modelos" }] },
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
  for (const [pathname, group, to] of cases) {
    test(pathname, () => {
      const active = activeSection(menu, pathname);
      expect([active.group?.to, active.to]).toEqual([group, to]);
    });
  }
});
