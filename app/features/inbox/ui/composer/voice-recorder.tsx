export default function Todo(_: Record<string, unknown>) {
  return null;
}
