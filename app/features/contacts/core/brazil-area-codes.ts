type AreaCode = { state: string; zone: string };

const rows: [state: string, zone: string, areaCodes: string][] = [
  ["SP", "America/Sao_Paulo", "11 12 13 14 15 16 17 18 19"],
  ["RJ", "America/Sao_Paulo", "21 22 24"],
  ["ES", "America/Sao_Paulo", "27 28"],
  ["MG", "America/Sao_Paulo", "31 32 33 34 35 37 38"],
  ["PR", "America/Sao_Paulo", "41 42 43 44 45 46"],
  ["SC", "America/Sao_Paulo", "47 48 49"],
  ["RS", "America/Sao_Paulo", "51 53 54 55"],
  ["DF", "America/Sao_Paulo", "61"],
  ["GO", "America/Sao_Paulo", "62 64"],
  ["TO", "America/Araguaina", "63"],
  ["MT", "America/Cuiaba", "65 66"],
  ["MS", "America/Campo_Grande", "67"],
  ["AC", "America/Rio_Branco", "68"],
  ["RO", "America/Porto_Velho", "69"],
  ["BA", "America/Bahia", "71 73 74 75 77"],
  ["SE", "America/Maceio", "79"],
  ["AL", "America/Maceio", "82"],
  ["PE", "America/Recife", "81 87"],
  ["PB", "America/Fortaleza", "83"],
  ["RN", "America/Fortaleza", "84"],
  ["CE", "America/Fortaleza", "85 88"],
  ["PI", "America/Fortaleza", "86 89"],
  ["PA", "America/Belem", "91 93 94"],
  // The far west of 97 (Tabatinga, Eirunepé) is one hour behind Manaus; most of its people are not.
  ["AM", "America/Manaus", "92 97"],
  ["RR", "America/Boa_Vista", "95"],
  ["AP", "America/Belem", "96"],
  ["MA", "America/Fortaleza", "98 99"],
];

/** Brazil's area codes (Anatel's Plano Geral de Códigos Nacionais): index = DDD as a number, undefined = none. */
export const brazilAreaCodes: readonly (AreaCode | undefined)[] = (() => {
  const table: (AreaCode | undefined)[] = new Array(100).fill(undefined);
  for (const [state, zone, codes] of rows) {
    for (const code of codes.split(" ")) table[Number(code)] = { state, zone };
  }
  return table;
})();
