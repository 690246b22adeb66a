/** Lines of columns, each as wide as its widest cell; nothing for no rows. Nothing in a cell steers the terminal. */
export function drawTable(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map((cell) => cell.replace(/\p{Cc}+/gu, " ")));
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => widthOf(row[at] ?? "")))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell + " ".repeat(Math.max(0, widths[at]! - widthOf(cell))))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const widthOf = (text: string) => Bun.stringWidth(text);
