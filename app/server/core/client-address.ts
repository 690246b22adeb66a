/**
 * The address to throttle by. With `trustedProxies` = 0 the socket's; with n, the n-th from the right of
 * X-Forwarded-For, which is the one that our outermost proxy saw. What stands left of it anyone can write.
 */
export function clientAddress(headers: Headers, socketAddress: string, trustedProxies: number): string {
  if (trustedProxies <= 0) return socketAddress;
  const hops = (headers.get("x-forwarded-for") ?? "").split(",").map((hop) => hop.trim());
  return hops.filter(Boolean).at(-trustedProxies) ?? socketAddress;
}
