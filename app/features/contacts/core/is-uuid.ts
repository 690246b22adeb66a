const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is not one would be an error of the database instead of "not found". */
export function isUuid(text: string | null | undefined): text is string {
  return UUID.test(text ?? "");
}
