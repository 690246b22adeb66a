/** Whether an address stays on this computer: `localhost`, `*.localhost`, 127.0.0.0/8 or ::1 (RFC 6761, RFC 1122). */
export function isLoopback(address: string): boolean {
  const host = URL.parse(address)?.hostname ?? "";
  return (
    host === "localhost" ||
    host.endsWith(".localhost") ||
    host === "[::1]" ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}
