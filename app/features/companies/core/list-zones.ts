/** IANA zones to choose from, Brazil's first, and `own` even where the platform calls it by another name. */
export function listZones(own: string): string[] {
  const all = Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/"));
  return [...new Set([...BRAZIL, own, ...all])];
}

const BRAZIL = [
  "America/Sao_Paulo",
  "America/Bahia",
  "America/Fortaleza",
  "America/Recife",
  "America/Belem",
  "America/Cuiaba",
  "America/Campo_Grande",
  "America/Manaus",
  "America/Porto_Velho",
  "America/Boa_Vista",
  "America/Rio_Branco",
  "America/Noronha",
];
