/** Collects the values of one statement: `add` answers with the placeholder, cast to its type. */
export class SqlParams {
  readonly values: unknown[] = [];

  /** @param type a Postgres type, e.g. "uuid[]" */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}
