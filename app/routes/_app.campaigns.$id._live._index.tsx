/** Nobody's panel is open. */
export default function NoPerson() {
  return null;
}
