/** No list of people is open. */
export default function NoPeople() {
  return null;
}
