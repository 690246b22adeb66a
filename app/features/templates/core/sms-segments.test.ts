import { describe, expect, test } from "bun:test";
import { SegmentedMessage } from "sms-segments-calculator";
import { removeAccents } from "./remove-accents";
import { smsSegments } from "./sms-segments";

const digits = (count: number) => "1234567890".repeat(Math.ceil(count / 10)).slice(0, count);

describe("how an SMS is cut", () => {
  const rows: [string, string, "GSM-7" | "UCS-2", number, number][] = [
    ["nothing", "", "GSM-7", 0, 0],
    ["160 plain", digits(160), "GSM-7", 160, 1],
    ["161 plain", digits(161), "GSM-7", 161, 2],
    ["306 plain", digits(306), "GSM-7", 306, 2],
    ["307 plain", digits(307), "GSM-7", 307, 3],
    ["a euro costs two", `€${digits(158)}`, "GSM-7", 160, 1],
    ["a euro too many", `€${digits(159)}`, "GSM-7", 161, 2],
    ["an extension pair is not cut at 153", `${digits(152)}{${digits(152)}`, "GSM-7", 306, 3],
    ["é à Ç ñ are plain", "éàÇñ", "GSM-7", 4, 1],
    ["ç is not", "ç", "UCS-2", 1, 1],
    ["70 with ã", `ã${digits(69)}`, "UCS-2", 70, 1],
    ["71 with ã", `ã${digits(70)}`, "UCS-2", 71, 2],
    ["an emoji costs two", `😀${digits(68)}`, "UCS-2", 70, 1],
    ["an emoji is not cut at 67", `${digits(66)}😀${digits(66)}`, "UCS-2", 134, 3],
    ["line breaks are plain", "\r\n\n", "GSM-7", 3, 1],
  ];
  test.each(rows)("%s", (_name, text, encoding, units, segments) => {
    expect(smsSegments(text)).toMatchObject({ encoding, units, segments });
  });

  test("says which characters make it dear, and where", () => {
    expect(smsSegments("não é ação").offenders).toEqual([
      { char: "ã", count: 2, at: [1, 8] },
      { char: "ç", count: 1, at: [7] },
    ]);
  });

  test("says what is left in the last segment", () => {
    expect(smsSegments(digits(150)).left).toBe(10);
    expect(smsSegments(digits(161)).left).toBe(153 - 8);
  });

  test("agrees with Twilio's own calculator on three hundred made-up texts", () => {
    const pools = ["abc XYZ 123", "é€|{}[]~^\\", "çãõáâê", "😀🇮🇹👨‍👩‍👧‍👦🏳️‍🌈", "\n\r\n", "e\u0301", "“”‘’–…"];
    const pieces = pools.map((pool) =>
      Array.from(new Intl.Segmenter("en").segment(pool), ({ segment }) => segment),
    );
    let seed = 7;
    const next = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 300; round++) {
      const pool = [...pieces[next(pools.length)]!, ...pieces[next(pools.length)]!];
      const text = Array.from({ length: 1 + next(250) }, () => pool[next(pool.length)]).join("");
      const theirs = new SegmentedMessage(text);
      const { encoding, segments } = smsSegments(text);
      expect({ text, encoding, segments }).toEqual({
        text,
        encoding: theirs.encodingName as "GSM-7",
        segments: theirs.segmentsCount,
      });
    }
  });
});

describe("Tirar acentos", () => {
  test.each([
    ["Promoção não é à toa", "Promocao nao é à toa"],
    ["“Olá” – já…", '"Ola" - ja...'],
    ["ÇÃÕÁÂÊÔÍÓÚ çãõáâêôíóú", "ÇAOAAEOIOU caoaaeoiou"],
    ["nº 1ª", "no 1a"],
    ["cafe\u0301", "café"],
    ["a\u00A0b\u200Bc", "a bc"],
    ["R$ 10 €5", "R$ 10 €5"],
  ])("%p becomes %p", (text, expected) => {
    const removal = removeAccents(text);
    expect(removal.text).toBe(expected);
    expect(removal.remaining).toEqual([]);
    expect(smsSegments(removal.text).encoding).toBe("GSM-7");
  });

  test("shows the saving", () => {
    const text = `Não perca! ${"Oferta boa. ".repeat(10)}`;
    expect(removeAccents(text)).toMatchObject({ segmentsBefore: 2, segmentsAfter: 1, saved: 1 });
  });

  test("keeps what has no plain form, and says so", () => {
    const removal = removeAccents("Olá 😀 日本");
    expect(removal.text).toBe("Ola 😀 日本");
    expect(removal.remaining).toEqual(["😀", "日", "本"]);
    expect(removal.saved).toBe(0);
  });
});
