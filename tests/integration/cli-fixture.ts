import { join } from "node:path";

const root = join(import.meta.dir, "../..");

/** How one `mia …` ended. */
export interface Ended {
  code: number;
  out: string;
  err: string;
  /** stdout as the one JSON value that --json promises. */
  json<Shape = Record<string, unknown>>(): Shape;
}

/** Runs the command line as a person would, with this environment and nothing of ours. */
export async function runMia(env: Record<string, string>, ...words: string[]): Promise<Ended> {
  const { PATH, HOME } = process.env;
  const child = Bun.spawn([process.execPath, join(root, "app/cli/mia.ts"), ...words], {
    cwd: root,
    env: { PATH, HOME, LANG: "en_US.UTF-8", ...env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  return {
    code,
    out,
    err,
    json: () => {
      if (code !== 0) throw new Error(`mia ${words.join(" ")} ended with ${code}: ${err}`);
      return JSON.parse(out);
    },
  };
}

/** A Meta and a Twilio that know one account each, for `connections add`. */
export function startCarriers(port: number) {
  const server = Bun.serve({
    port,
    hostname: "127.0.0.1",
    fetch: (request) => {
      const path = new URL(request.url).pathname;
      if (!knows(request)) return Response.json(unknownToken, { status: 401 });
      if (path.endsWith("/subscribed_apps")) return Response.json({ success: true });
      if (path.endsWith("/IncomingPhoneNumbers.json")) {
        return Response.json({ incoming_phone_numbers: [{ phone_number: "+551130001000" }] });
      }
      if (path.endsWith("/Accounts/AC0123.json")) {
        return Response.json({ friendly_name: "Loja", status: "active", type: "Full" });
      }
      if (path.endsWith("/999000111")) {
        return Response.json({
          id: "999000111",
          display_phone_number: "+55 11 3000-2000",
          verified_name: "Loja",
        });
      }
      if (path.endsWith("/phone_numbers")) return Response.json({ data: [{ id: "999000111" }] });
      return Response.json({ data: [] });
    },
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => server.stop(true) };
}

const unknownToken = {
  // Twilio's words at the top, Meta's below.
  code: 20003,
  message: "Authenticate",
  status: 401,
  error: { code: 190, type: "OAuthException", message: "Invalid OAuth access token" },
};

function knows(request: Request): boolean {
  const authorization = request.headers.get("authorization") ?? "";
  return ["Bearer EAA-good", `Basic ${btoa("AC0123:good")}`].includes(authorization);
}
