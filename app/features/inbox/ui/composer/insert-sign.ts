/** At the caret, in place of what is selected. */
export function insertSign(
  field: HTMLTextAreaElement | null,
  sign: string,
  write: (text: string) => void,
): void {
  if (!field) return;
  const { value, selectionStart, selectionEnd } = field;
  write(value.slice(0, selectionStart) + sign + value.slice(selectionEnd));
  requestAnimationFrame(() => {
    field.focus();
    field.setSelectionRange(selectionStart + sign.length, selectionStart + sign.length);
  });
}
