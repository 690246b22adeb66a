import { expect, test } from "bun:test";
import { scoreOf } from "./survey-answer";

test.each([
  ["", null],
  ["oi", null],
  ["0", null],
  ["6", null],
  ["10", null],
  ["4,5", null],
  ["5 minutos", null],
  ["quero 2", null],
  ["12345", null],
  ["meu pedido 4", null],
  ["👍", null],
  ["⭐⭐⭐⭐⭐⭐", null],
  ["5", 5],
  [" 5! ", 5],
  ["1.", 1],
  ["nota 4", 4],
  ["Nota: 3", 3],
  ["Dou nota 5!!", 5],
  ["4️⃣", 4],
  ["４", 4],
  ["4/5", 4],
  ["4 de 5", 4],
  ["5 estrelas", 5],
  ["5 ❤️", 5],
  ["⭐⭐⭐", 3],
  ["score 2", 2],
] as [string, number | null][])("%p is the score %p", (text, score) => {
  expect(scoreOf(text)).toBe(score);
});
