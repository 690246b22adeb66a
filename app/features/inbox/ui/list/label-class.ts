const TINTS = 6;

/** A label's colour as one of the avatars' quiet tints; 0 is the plain tag. */
export function labelClass(color: number): string {
  return color > 0 ? `lb a${((color - 1) % TINTS) + 1}` : "";
}
