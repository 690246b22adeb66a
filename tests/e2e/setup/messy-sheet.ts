const NAMES = [
  ["Conceição Araújo", "São Luís", "11981234001"],
  ["Tomé Gonçalves", "Belém", "11981234002"],
  ["Aparecida Simões", "São Paulo", "11981234003"],
  ["Antônio Falcão", "Maceió", "11981234004"],
  ["Inês Brandão", "Santos", "11981234005"],
  ["Zuleica Paixão", "Osasco", "11981234006"],
  ["Sebastião Leão", "Suzano", "11981234007"],
  ["Graça Conrado", "Jundiaí", "11981234008"],
  ["Hélio Açucena", "Mauá", "11981234009"],
  ["Lúcia Vergueiro", "Embu", "11981234010"],
  ["Mário Quintão", "Cotia", "11981234011"],
  ["Nair Perpétuo", "Itu", "11981234012"],
] as const;

/** The list that the messy sheet is imported into, and what must come of it. */
export const FAIR = {
  list: "Feira de outubro",
  first: "Conceição Araújo",
  firstDigits: "981234001",
} as const;
export const FAIR_TALLY = { rows: 15, created: 13, duplicates: 1, rejected: 1 } as const;

/**
 * A sheet as it comes from a shop's Excel: semicolons, Windows-1252, phones written in five ways, one cut to scientific
 * notation, one person twice, one without a name.
 */
export function messySheet(): Buffer {
  const lines = [
    "Nome do cliente;Celular;Cidade;Observação",
    ...NAMES.map(([name, city, phone], at) => `${name};${written(phone, at)};${city};"comprou; voltou"`),
    "Otília Prates;5,5119E+12;Bauru;",
    "Conceição Araújo;(11) 98123-4001;São Luís;outra vez",
    ";11 98123-4099;Olinda;não quis dizer o nome",
  ];
  return Buffer.from(`${lines.join("\r\n")}\r\n`, "latin1");
}

function written(phone: string, at: number): string {
  const [area, first, last] = [phone.slice(0, 2), phone.slice(2, 7), phone.slice(7)];
  return (
    [`(${area}) ${first}-${last}`, `+55 ${area} ${first}${last}`, `0${phone}`, phone, `55${phone}`][at % 5] ??
    phone
  );
}
