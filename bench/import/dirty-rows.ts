const firstNames = [
  "Josefa",
  "ROGERIO",
  "D. Márcia",
  "Ana",
  "joão",
  "Denise",
  "Iracema",
  "Caíque",
  "Núbia",
  "Zé",
];
const lastNames = ["Andrade", "BRANDAO", "da Silva", "Souza", "Vasconcelos", "d'Ávila", "Moreira", "Lima 😀"];
const areas = [11, 21, 31, 41, 51, 61, 71, 81, 85, 92];
const shops = ["Pinheiros", "Manaus Centro", "Savassi", "Boa Viagem"];
const broken = ["5,51199E+12", "(11) 9 8877", "Maria José", "", "+55 00 98123-4410", "ramal 220"];

/** mulberry32, seeded by the row: a row is the same in every run. */
function dice(seed: number): () => number {
  let state = (seed * 2_654_435_761) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const HEADER = "NOME CLIENTE;Tel/Whats;email;Dt. Nasc;LOJA;Ult. valor;OBS\r\n";

/**
 * Row `n` of a shop's list as one really gets it: phones in five spellings, old ones without the ninth digit, 2 % people
 * who stand there twice, 1.2 % rows without a usable phone, 60 % e-mails, shouted names, quotes, empty cells.
 */
export function dirtyRow(n: number): string {
  const roll = dice(n + 1);
  const person = n > 100 && roll() < 0.02 ? n - 1 - Math.floor(roll() * 100) : n;
  const own = dice(person * 7 + 3);
  const name = `${pick(firstNames, own())} ${pick(lastNames, own())}`;
  const area = pick(areas, own());
  const digits = `9${String(6_0000000 + ((person * 7_919) % 40_000_000)).padStart(8, "0")}`;
  const phone = roll() < 0.012 ? pick(broken, roll()) : spelled(area, digits, roll());
  const email = own() < 0.6 ? `cliente.${person}@exemplo.com.br` : "";
  const day = String(1 + Math.floor(own() * 28)).padStart(2, "0");
  const month = String(1 + Math.floor(own() * 12)).padStart(2, "0");
  const birthday = own() < 0.5 ? `${day}/${month}/${1950 + Math.floor(own() * 55)}` : "";
  const amount =
    own() < 0.7 ? `${Math.floor(own() * 4_000)},${String(Math.floor(own() * 100)).padStart(2, "0")}` : "";
  const note = roll() < 0.05 ? `"ligar depois; ""das 18h"""` : "";
  return `${name};${phone};${email};${birthday};${pick(shops, own())};${amount};${note}\r\n`;
}

function pick<One>(from: readonly One[], share: number): One {
  return from[Math.floor(share * from.length)]!;
}

function spelled(area: number, digits: string, share: number): string {
  const [front, back] = [digits.slice(0, 5), digits.slice(5)];
  if (share < 0.35) return `(${area}) ${front}-${back}`;
  if (share < 0.6) return `55${area}${digits}`;
  if (share < 0.75) return `+55 ${area} ${front} ${back}`;
  // As before 2016.
  if (share < 0.85) return `${area} ${digits.slice(1, 5)}-${back}`;
  return `${area}${digits}`;
}
