/** What an action answers when it did not do it, in the reader's language. Never holds a password. */
export interface FormFailure {
  /** About the whole. */
  sentence?: string;
  /** By field name. */
  fields: Record<string, string>;
  /** What was typed, to be shown again. */
  values: Record<string, string>;
}
