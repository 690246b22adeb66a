import type { CustomFieldType } from "./column-mapping";
import { headerWords } from "./column-names";
import { type Looks, looksLike } from "./looks-like";
import { type DateOrder, datePattern, isAmbiguousDate } from "./read-date";
import type { DecimalMark } from "./read-values";

/** What the sampled cells of one column have in common. Shares are of the filled cells, 0 to 1. */
export type ColumnFacts = {
  cells: string[];
  filled: number;
  filledShare: number;
  distinct: ReadonlySet<string>;
  distinctShare: number;
  severalWords: number;
  samples: string[];
  isTaxNumbers: boolean;
  /** "none": no date has two readings; null: some have, and nothing in the column decides. */
  dateOrder: DateOrder | "none" | null;
  decimal: DecimalMark | null;
  share(looks: Looks): number;
  fieldType(name: string): CustomFieldType;
};

const moneyNames =
  /\b(?:valor|valores|preco|precos|total|ticket|gasto|gastos|compras|saldo|divida|debito|credito|receita|salario|mensalidade|price|amount|revenue|spent|precio|importe|monto)\b/;

export function columnFacts(raw: string[]): ColumnFacts {
  const trimmed = raw.map((cell) => cell.trim());
  const counts = new Map<Looks, number>();
  const cells: string[] = [];
  for (const cell of trimmed) {
    const looks = looksLike(cell.length > 400 ? cell.slice(0, 400) : cell);
    if (looks === "empty") continue;
    cells.push(cell);
    counts.set(looks, (counts.get(looks) ?? 0) + 1);
  }
  const filled = cells.length;
  const part = (count: number) => (filled === 0 ? 0 : count / filled);
  const share = (looks: Looks) => part(counts.get(looks) ?? 0);
  const distinct = new Set(cells);
  const facts = {
    cells,
    filled,
    filledShare: raw.length === 0 ? 0 : filled / raw.length,
    distinct,
    distinctShare: part(distinct.size),
    severalWords: part(cells.filter((cell) => /\p{L}\s+\p{L}/u.test(cell)).length),
    samples: [...distinct].slice(0, 3),
    isTaxNumbers: part(cells.filter(isTaxNumber).length) > 0.7,
    dateOrder: dateOrderOf(cells),
    decimal: decimalOf(cells),
    share,
  };
  return { ...facts, fieldType: (name) => fieldType(facts, name) };
}

function fieldType(facts: Omit<ColumnFacts, "fieldType">, name: string): CustomFieldType {
  const { share, cells, distinct } = facts;
  if (share("date") > 0.8) return "date";
  if (share("url") > 0.8) return "url";
  const leadingZeros = cells.some((cell) => /^0\d/.test(cell));
  const numeric = share("number") + share("money");
  if (numeric > 0.8 && !leadingZeros) {
    return share("money") > 0.3 || moneyNames.test(headerWords(name)) ? "money" : "number";
  }
  if (share("boolean") > 0.9) return "boolean";
  const short = cells.every((cell) => cell.length <= 60);
  const repeats =
    cells.length >= 8 && distinct.size >= 2 && distinct.size <= 30 && distinct.size <= cells.length / 2;
  return share("text") > 0.5 && short && repeats ? "choice" : "text";
}

function dateOrderOf(cells: string[]): DateOrder | "none" | null {
  let ambiguous = false;
  for (const cell of cells) {
    const found = datePattern.exec(cell);
    if (!found || found[1]) continue;
    if (Number(found[4]) > 12) return "day-first";
    if (Number(found[6]) > 12) return "month-first";
    ambiguous ||= isAmbiguousDate(cell);
  }
  return ambiguous ? null : "none";
}

/** The mark that some cell proves: "1.234,5" and "12,5" say comma, "1,234.5" and "12.5" dot. */
function decimalOf(cells: string[]): DecimalMark | null {
  for (const cell of cells) {
    const found = /(?:^|[^\d.,])\d[\d.,]*?([.,])(\d+)$/.exec(cell);
    if (found && (found[2]!.length !== 3 || /[.,].*[.,]/.test(cell))) {
      if (/^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+$/.test(cell)) continue;
      return found[1] === "," ? "comma" : "dot";
    }
  }
  return null;
}

/** CPF and CNPJ by their check digits: eleven and fourteen digits that would pass for phones. */
export function isTaxNumber(cell: string): boolean {
  if (/^\d{3}\.\d{3}\.\d{3}-\d{2}$/.test(cell) || /^\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}$/.test(cell))
    return true;
  if (!/^\d{11}$/.test(cell)) return false;
  const digit = (length: number) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += Number(cell[i]) * (length + 1 - i);
    return ((sum * 10) % 11) % 10;
  };
  return digit(9) === Number(cell[9]) && digit(10) === Number(cell[10]);
}
