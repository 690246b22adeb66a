import { expect, test } from "bun:test";
import { X509Certificate } from "node:crypto";
import { selfSignedCertificate } from "./self-signed-certificate";

const NOW = Date.UTC(2026, 10, 22);

test("a certificate made here is read by others, vouches for itself and names this machine", () => {
  const { certificate, privateKey } = selfSignedCertificate(NOW);
  const read = new X509Certificate(certificate);
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.subjectAltName).toContain("127.0.0.1");
  expect(read.subjectAltName).toContain("localhost");
  expect(read.ca).toBe(true);
  expect(new Date(read.validFrom).getTime()).toBeLessThan(NOW);
  expect(new Date(read.validTo).getTime()).toBeGreaterThan(NOW);
  expect(privateKey).toStartWith("-----BEGIN PRIVATE KEY-----");
});

test("a client that trusts it talks to a server with it, another one does not", async () => {
  const { certificate, privateKey } = selfSignedCertificate(Date.now());
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    tls: { cert: certificate, key: privateKey },
    fetch: () => new Response("here"),
  });
  const url = `https://127.0.0.1:${server.port}/`;
  const trusted = await fetch(url, { tls: { ca: certificate } });
  expect(await trusted.text()).toBe("here");
  expect(fetch(url)).rejects.toThrow();
  await server.stop(true);
});
