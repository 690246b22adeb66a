/** "+551140028831" → "+55 11 4002-8831"; short codes, services and other countries' numbers nearly as they are. */
export function showAddress(address: string): string {
  const brazil = /^\+55(\d{2})(\d{4,5})(\d{4})$/.exec(address);
  if (brazil) return `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}`;
  return address;
}
