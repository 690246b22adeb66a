import { expect, test } from "bun:test";
import type { MessageStatus } from "~/channels/channel-event";
import { echoedId, foldStatuses, type KnownStatus } from "./fold-statuses";

const OUTGOING = "0192f3a4-0000-7000-8000-000000000001";
const at = (second: number) => new Date(1_790_000_000_000 + second * 1000);
const status = (word: MessageStatus, second: number, code?: string): KnownStatus => ({
  outgoingId: OUTGOING,
  connectionId: "c",
  event: {
    kind: "status",
    providerMessageId: "wamid.1",
    status: word,
    at: at(second),
    ...(code && { error: { code, detail: `about ${code}` } }),
  },
});

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((item, n) => permutations(items.toSpliced(n, 1)).map((rest) => [item, ...rest]));
}

test("every order and repetition of the same news is the same fold", () => {
  const news = [
    status("sent", 1),
    status("delivered", 2),
    status("failed", 3, "131026"),
    status("failed", 3, "130472"),
    status("read", 9),
    status("read", 4),
  ];
  const folds = permutations(news).map((order) => {
    const [{ events: _, ...fold }] = foldStatuses([...order, order[0]!]) as [
      ReturnType<typeof foldStatuses>[number],
    ];
    return JSON.stringify(fold);
  });
  expect(new Set(folds).size).toBe(1);
  expect(JSON.parse(folds[0]!)).toEqual({
    outgoingId: OUTGOING,
    providerId: "wamid.1",
    rank: 80,
    state: "read",
    sentAt: at(1).toISOString(),
    deliveredAt: at(2).toISOString(),
    readAt: at(4).toISOString(),
    failedAt: at(3).toISOString(),
    code: "130472",
    detail: "about 130472",
  });
});

test.each([
  [undefined, undefined],
  ["order-77", undefined],
  ["0192F3A4-0000-7000-8000-000000000001", OUTGOING],
  [`${OUTGOING}'; --`, undefined],
])("an echoed %p names %p", (outgoingId, expected) => {
  expect(echoedId({ ...status("sent", 1).event, outgoingId })).toBe(expected);
});
