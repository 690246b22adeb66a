import type { Demo } from "./run-product";

/** A pretend customer of the demo's Meta number, by their phone (E.164). */
export function customer(demo: Demo, phone: string) {
  const place = `${demo.sandboxUrl}/sandbox/phones/${encodeURIComponent(phone)}`;
  async function ask(path: string, body?: object): Promise<Record<string, unknown>> {
    const answer = await fetch(`${place}${path}`, {
      ...(body && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    });
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  }
  return {
    /** Sends anything the sandbox's customers can; see workers/sandbox/control. */
    send: (message: object) => ask("/send", { message, business: demo.carriers.meta.phoneNumberId }),
    write: (text: string) =>
      ask("/send", { message: { type: "text", text }, business: demo.carriers.meta.phoneNumberId }),
    /** Opens the chat: everything that waits turns blue at ours. */
    read: () => ask("/read", {}),
    /** How often the customer has got these words from us. */
    async got(text: string): Promise<number> {
      const { chats } = (await ask("")) as { chats: { messages: { from: string; text?: string }[] }[] };
      const all = chats.flatMap(({ messages }) => messages);
      return all.filter((message) => message.from === "business" && message.text === text).length;
    },
  };
}
