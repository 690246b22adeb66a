/** A conversation from before the number was linked. */
export interface OldChat {
  /** The customer's phone, however written. */
  phone: string;
  /** Oldest first. `at` in milliseconds since 1970. */
  messages: { fromOwner: boolean; text: string; at: number; id?: string }[];
}
