import type { Repeated } from "./import-settings";
import { KeyTable } from "./key-table";

/** Who a row is about. `contactId`: the person it was recognised as, when we know them already. */
export type RowPerson = { phoneKey: string | null; email: string | null; contactId: string | null };

const ON_A_ROW_WITH_PHONE = -1;

/**
 * Decides which rows of a file count, before any is written, so that neither the order of the work nor a crash in the
 * middle changes the result. Rows are given in order by their ordinal (0 = the first below the header).
 *
 * - Rows are about one person when they have the same phone key, else the same e-mail, or were recognised as the same
 *   contact. One of them counts: the last, or the first.
 * - A row with only an e-mail that also stands beside a phone in the file is about that person; the row with the phone
 *   says more and counts.
 */
export class RowPlan {
  #people: KeyTable;
  #dropped = new Uint32Array(1024);
  #repeated: Repeated;

  constructor(repeated: Repeated, expectedRows = 1024) {
    this.#repeated = repeated;
    this.#people = new KeyTable(expectedRows);
  }

  add(ordinal: number, { phoneKey, email, contactId }: RowPerson): void {
    if (phoneKey === null && email !== null) {
      if (this.#people.get(`e:${email}`) === ON_A_ROW_WITH_PHONE) {
        this.#drop(ordinal);
        return;
      }
    } else if (email !== null) {
      const alone = this.#people.set(`e:${email}`, ON_A_ROW_WITH_PHONE);
      if (alone !== undefined && alone !== ON_A_ROW_WITH_PHONE) this.#drop(alone);
    }
    this.#settle(contactId ? `c:${contactId}` : phoneKey ? `p:${phoneKey}` : `e:${email}`, ordinal);
    // A known person's address still has to be found by later rows that have nothing else.
    if (contactId && phoneKey === null) this.#people.set(`e:${email}`, ordinal);
  }

  /** All rows are in: lets go of what only deciding needed (tens of megabytes), and keeps one bit a row. */
  close(): this {
    this.#people = new KeyTable();
    return this;
  }

  /** Whether an earlier or later row about the same person counts instead. */
  isDropped(ordinal: number): boolean {
    return ((this.#dropped[ordinal >>> 5] ?? 0) & (1 << (ordinal & 31))) !== 0;
  }

  #settle(person: string, ordinal: number): void {
    const before = this.#people.get(person);
    if (before !== undefined) this.#drop(this.#repeated === "first" ? ordinal : before);
    if (before === undefined || this.#repeated === "last") this.#people.set(person, ordinal);
  }

  #drop(ordinal: number): void {
    const word = ordinal >>> 5;
    if (word >= this.#dropped.length) {
      const longer = new Uint32Array(Math.max(word + 1, this.#dropped.length * 2));
      longer.set(this.#dropped);
      this.#dropped = longer;
    }
    this.#dropped[word] = this.#dropped[word]! | (1 << (ordinal & 31));
  }
}
