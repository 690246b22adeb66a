/** Clear modules around a code: fewer than a printed one needs, since a terminal has few lines and screens are bright. */
const QUIET = 2;

/** Fixed colours, so that the code reads alike on dark and light terminals: 256-colour black on white. */
const BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
const AS_BEFORE = "\u001b[0m";

/**
 * A code for a terminal, two rows of modules a line (`▀▄█`). `modules[y][x]` true = dark. Without colours light modules
 * are drawn, since most terminals are dark; cameras read it either way.
 */
export function drawQrLines(modules: readonly (readonly boolean[])[], colours: boolean): string {
  const side = modules.length + 2 * QUIET;
  const dark = (x: number, y: number) => modules[y - QUIET]?.[x - QUIET] ?? false;
  const lines: string[] = [];
  for (let y = 0; y < side; y += 2) {
    let line = "";
    for (let x = 0; x < side; x++) {
      // Below the last row there is nothing: clear as well.
      const [top, bottom] = [dark(x, y), dark(x, y + 1)];
      line += colours ? half(top, bottom) : half(!top, !bottom);
    }
    lines.push(colours ? `${BLACK_ON_WHITE}${line}${AS_BEFORE}` : line);
  }
  return lines.join("\n");
}

function half(top: boolean, bottom: boolean): string {
  if (top) return bottom ? "█" : "▀";
  return bottom ? "▄" : " ";
}
