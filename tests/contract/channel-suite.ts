import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { Channel, OpenConnection, OutboundMessage, SendResult } from "~/channels/channel";
import { channelFor } from "~/channels/registry.server";

export const OUTGOING_ID = "0192f3a4-0000-7000-8000-000000000001";

export const A_MESSAGE: OutboundMessage = {
  id: OUTGOING_ID,
  to: { phone: "+5511900000000" },
  content: { type: "text", text: "Olá, Ana" },
};

export const refused = (reason: string, scope: string, retry: string) => ({
  outcome: "refused",
  reason,
  scope,
  retry: expect.objectContaining({ kind: retry }),
});

/** What the other side does with the next message. */
export type Scene =
  | "accepts"
  /** Its way of saying: this person stopped. */
  | "says-stopped"
  | "says-token-dead"
  | "says-too-fast"
  | "says-something-new"
  | "says-too-much"
  | "hangs"
  | "drops";

/** One way of reaching people, with a provider that does what it is told. */
export interface ChannelWorld {
  readonly name: string;
  readonly channel: Channel;
  open(): Promise<void>;
  close(): Promise<void>;
  /** A connection that the provider answers; what it was sent before is forgotten. */
  connection(): OpenConnection | Promise<OpenConnection>;
  /** Nobody is there. */
  unreachable(): OpenConnection;
  /** Those that this provider has. */
  readonly scenes: readonly Scene[];
  /** `onArrival` runs when the message is with the provider. */
  play(scene: Scene, onArrival?: () => void): void;
  /** Messages that reached the provider since `connection()`. */
  arrived(): number;
  /** All the provider saw of them, secrets that belong there left out. */
  seen(): string;
  /** What of our id is in there. */
  readonly idInside: string;
  readonly secret: string;
}

/** What every channel does alike, whatever is behind it. */
export function describeChannel(world: ChannelWorld, stranger: () => OpenConnection): void {
  describe(`a ${world.name} channel`, () => {
    let connection: OpenConnection;
    beforeAll(() => world.open());
    afterAll(() => world.close());
    beforeEach(async () => {
      connection = await world.connection();
    });
    const send = (signal?: AbortSignal): Promise<SendResult> =>
      world.channel.send(A_MESSAGE, connection, signal);

    const scenes: [string, Scene, object][] = [
      ["a connection that falls after the message left is unknown", "drops", { outcome: "unknown" }],
      ["a provider that never answers is unknown after the time-out", "hangs", { outcome: "unknown" }],
      [
        "the code for a person who stopped never retries",
        "says-stopped",
        refused("stopped", "recipient", "never"),
      ],
      ["a dead token stops the connection", "says-token-dead", refused("token-dead", "connection", "person")],
      ["too fast slows the number and retries", "says-too-fast", refused("number-rate", "number", "backoff")],
      [
        "a code we do not know fails for good with its number",
        "says-something-new",
        refused("unknown-code", "recipient", "never"),
      ],
      [
        "an accepted message has the provider's id",
        "accepts",
        { outcome: "accepted", providerId: expect.any(String) },
      ],
    ];
    for (const [name, scene, expected] of scenes) {
      if (!world.scenes.includes(scene)) continue;
      test(name, async () => {
        world.play(scene);
        expect(await send()).toMatchObject(expected);
        expect(world.arrived()).toBe(1);
      });
    }

    test("where nobody is there, it is refused and safe to retry", async () => {
      expect(await world.channel.send(A_MESSAGE, world.unreachable())).toMatchObject(
        refused("transient", "number", "backoff"),
      );
    });

    test("stopping before the message leaves is refused and nothing is sent", async () => {
      world.play("accepts");
      expect(await send(AbortSignal.abort())).toMatchObject({ outcome: "refused", code: "aborted" });
      expect(world.arrived()).toBe(0);
    });

    test("stopping after the message left is unknown", async () => {
      const stop = new AbortController();
      world.play("hangs", () => queueMicrotask(() => stop.abort()));
      expect(await send(stop.signal)).toMatchObject({ outcome: "unknown" });
    });

    test("our id travels with the message, and no secret does", async () => {
      world.play("accepts");
      await send();
      expect(world.seen()).toContain(world.idInside);
      expect(world.seen()).not.toContain(world.secret);
    });

    test("a hundred sends at once each get their own answer", async () => {
      world.play("accepts");
      // With the product's own time-out: a busy machine is no silent provider.
      const channel = channelFor(world.channel.kind);
      const sends = Array.from({ length: 100 }, () =>
        channel.send({ ...A_MESSAGE, id: Bun.randomUUIDv7() }, connection),
      );
      const ids = (await Promise.all(sends)).map(
        (result) => result.outcome === "accepted" && result.providerId,
      );
      expect(new Set(ids).size).toBe(100);
    });

    test("no words of the detail exceed what a row should hold", async () => {
      world.play("says-too-much");
      const result = await send();
      expect(result.outcome !== "accepted" && result.detail.length).toBeLessThan(600);
    });

    test("an address with nothing to reach is refused without a message", async () => {
      world.play("accepts");
      const nobody = { ...A_MESSAGE, to: {} };
      expect(await world.channel.send(nobody, connection)).toMatchObject({
        outcome: "refused",
        reason: "invalid-number",
      });
      expect(world.arrived()).toBe(0);
    });

    test("what it says it cannot do is refused for good, without a message", async () => {
      world.play("accepts");
      const { can } = world.channel;
      const contents: [boolean, OutboundMessage["content"]][] = [
        [can.templates, { type: "template", name: "t", language: "pt_BR", components: [] }],
        [can.locations, { type: "location", latitude: -23.5, longitude: -46.6 }],
        [can.reactions, { type: "reaction", emoji: "👍", providerId: "A", fromMe: false }],
        [can.edits, { type: "edit", providerId: "A", text: "certo" }],
        [can.deletes, { type: "delete", providerId: "A" }],
      ];
      for (const [able, content] of contents) {
        const before = world.arrived();
        const result = await world.channel.send({ ...A_MESSAGE, content }, connection);
        const sent = able ? { outcome: "accepted" } : { outcome: "refused", retry: { kind: "never" } };
        expect({ type: content.type, result }).toMatchObject({ type: content.type, result: sent });
        expect(world.arrived() - before).toBe(able ? 1 : 0);
      }
    });

    test("the registry knows it by its kind", () => {
      expect(channelFor(world.channel.kind).can).toEqual(world.channel.can);
    });

    test("the connection of another channel is a bug and throws", async () => {
      await expect(world.channel.send(A_MESSAGE, stranger())).rejects.toThrow();
    });
  });
}
