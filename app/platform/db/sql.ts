/** Hand-written SQL inside one open transaction. Values are always parameters ($1…). */
export interface Sql {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** → number of rows touched */
  execute(text: string, values?: unknown[]): Promise<number>;
}
