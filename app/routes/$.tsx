/** Any address that no route knows: answered here so that it is a 404 page, not a stack in the log. */
export function loader() {
  throw new Response(null, { status: 404 });
}

export default function UnknownAddress() {
  return null;
}
