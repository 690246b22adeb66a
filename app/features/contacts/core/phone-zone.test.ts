import { describe, expect, test } from "bun:test";
import { brazilAreaCodes } from "./brazil-area-codes";
import { callingCodeZones } from "./calling-code-zones";
import { northAmericanZones } from "./north-american-zones";
import { phoneZone } from "./phone-zone";
import { zoneLabel } from "./zone-label";

describe("where a number lives", () => {
  test.each([
    ["+5511981234410", "America/Sao_Paulo"],
    ["+5592984110937", "America/Manaus"],
    ["+5597984110937", "America/Manaus"],
    ["+5568984110937", "America/Rio_Branco"],
    ["+5565984110937", "America/Cuiaba"],
    ["+5567984110937", "America/Campo_Grande"],
    ["+5569984110937", "America/Porto_Velho"],
    ["+5595984110937", "America/Boa_Vista"],
    ["+5563984110937", "America/Araguaina"],
    ["+5591984110937", "America/Belem"],
    ["+5581984110937", "America/Recife"],
    ["+12125550100", "America/New_York"],
    ["+14155550100", "America/Los_Angeles"],
    ["+13125550100", "America/Chicago"],
    ["+18095550100", "America/Santo_Domingo"],
    ["+351912345678", "Europe/Lisbon"],
    ["+77011234567", "Asia/Almaty"],
    ["+79161234567", "Europe/Moscow"],
    ["+870773111632", null],
    ["", null],
  ])("%s lives in %s", (e164, zone) => expect(phoneZone(e164)).toBe(zone));

  test("every zone named here exists", () => {
    const zones = new Set([
      ...brazilAreaCodes.flatMap((area) => (area ? [area.zone] : [])),
      ...northAmericanZones.values(),
      ...callingCodeZones.values(),
    ]);
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
  });

  test.each([
    ["America/Manaus", "pt-BR", "Manaus"],
    ["America/Sao_Paulo", "en", "São Paulo"],
    ["America/New_York", "pt-BR", "Nova York"],
    ["America/New_York", "en", "New York"],
    ["America/Argentina/Buenos_Aires", "pt-BR", "Buenos Aires"],
    ["UTC", "pt-BR", "UTC"],
  ])("%s is called, in %s, %s", (zone, locale, label) => expect(zoneLabel(zone, locale)).toBe(label));
});
