/**
 * A contact went (it was merged into another) between looking it up and writing to its thread. Asked again, its addresses
 * name whoever has them now. The code is Postgres' own for "do it again".
 */
export class ContactWent extends Error {
  readonly code = "40001";
}
