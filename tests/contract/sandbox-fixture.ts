import { startSandbox } from "#/workers/sandbox/sandbox";
import type { Sandbox, SandboxOptions } from "#/workers/sandbox/sandbox-api";

export const TOKEN = "sandbox-token";
export const APP_SECRET = "app-secret-for-tests";
export const WABA = "200000000000001";
export const NUMBER = "300000000000001";
export const APP = "400000000000001";
export const BUSINESS = "100000000000001";
export const VERIFY = "verify-me";

/** One request that a pretend carrier made to us. */
export interface Call {
  method: string;
  url: URL;
  headers: Headers;
  body: string;
}

/** A receiver of webhooks that keeps what it got. `answer` decides the status of each call. */
export class Receiver {
  readonly calls: Call[] = [];
  answer: (call: Call) => Response = () => new Response("ok");
  private readonly server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: async (request) => {
      const call = {
        method: request.method,
        url: new URL(request.url),
        headers: request.headers,
        body: await request.text(),
      };
      if (call.url.searchParams.has("hub.mode")) {
        const right = call.url.searchParams.get("hub.verify_token") === VERIFY;
        return right
          ? new Response(call.url.searchParams.get("hub.challenge"))
          : new Response("no", { status: 403 });
      }
      this.calls.push(call);
      return this.answer(call);
    },
  });

  get url(): string {
    return `http://127.0.0.1:${this.server.port}/hook`;
  }

  stop(): Promise<void> {
    return this.server.stop(true);
  }

  /** Every `{field, value}` of every Meta call, in order of arrival. */
  changes(): { field: string; value: Record<string, never> }[] {
    return this.calls.flatMap((call) =>
      (JSON.parse(call.body).entry as { changes: [] }[]).flatMap((entry) => entry.changes),
    );
  }

  statuses(): Record<string, unknown>[] {
    return this.changes().flatMap(
      (change) => (change.value as { statuses?: Record<string, unknown>[] }).statuses ?? [],
    );
  }

  messages(): Record<string, never>[] {
    return this.changes().flatMap((change) => (change.value as { messages?: [] }).messages ?? []);
  }
}

export const WELCOME = {
  name: "boas_vindas",
  language: "pt_BR",
  components: [
    { type: "BODY", text: "Olá {{1}}, seja bem-vinda à loja!" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Quero ver" },
        { type: "QUICK_REPLY", text: "Parar de receber" },
      ],
    },
  ],
};

/** A sandbox in which nothing takes time and everybody receives and reads nothing by chance. */
export async function aSandbox(
  receiver: Receiver | undefined,
  options: Partial<SandboxOptions> = {},
): Promise<Sandbox> {
  const sandbox = await startSandbox({
    port: 0,
    mode: "instant",
    ...options,
    settings: {
      customers: { deliveredPercent: 100, readPercent: 100, replyPercent: 0, stopPercent: 0 },
      ...options.settings,
    },
  });
  sandbox.registerMeta({
    businessId: BUSINESS,
    wabaId: WABA,
    phoneNumberId: NUMBER,
    displayPhone: "+55 11 3000-0000",
    verifiedName: "Casa Aurora",
    token: TOKEN,
    appId: APP,
    appSecret: APP_SECRET,
    callbackUrl: receiver?.url,
    verifyToken: VERIFY,
    templates: [WELCOME],
  });
  return sandbox;
}

/** A Graph call with the test's token; `body` makes it a POST of JSON. */
export async function graph(
  sandbox: Sandbox,
  path: string,
  init: RequestInit & { json?: unknown } = {},
): Promise<{ status: number; body: Record<string, never> & { error?: Record<string, unknown> } }> {
  const { json, ...rest } = init;
  const response = await fetch(`${sandbox.url}/v24.0/${path}`, {
    method: json === undefined ? "GET" : "POST",
    ...rest,
    headers: {
      authorization: `Bearer ${TOKEN}`,
      ...(json ? { "content-type": "application/json" } : {}),
      ...rest.headers,
    },
    body: json === undefined ? rest.body : JSON.stringify(json),
  });
  return { status: response.status, body: (await response.json()) as never };
}

export const template = (to: string, id = "out-1", name = "Ana") => ({
  messaging_product: "whatsapp",
  to,
  type: "template",
  biz_opaque_callback_data: id,
  template: {
    name: "boas_vindas",
    language: { code: "pt_BR" },
    components: [{ type: "body", parameters: [{ type: "text", text: name }] }],
  },
});

export const text = (to: string, body: string) => ({
  messaging_product: "whatsapp",
  to,
  type: "text",
  text: { body },
});

export const magic = (digits: string) => `+5511900000${digits}`;
