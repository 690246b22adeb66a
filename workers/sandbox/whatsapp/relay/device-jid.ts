/** `user@server`, or `user:3@server` for a companion. */
export function deviceJid(user: string, server: "lid" | "s.whatsapp.net", device: number): string {
  return device === 0 ? `${user}@${server}` : `${user}:${device}@${server}`;
}
