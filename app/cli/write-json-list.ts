type Page = { rows: readonly unknown[]; next: string | null };

/** Writes pages as one JSON list as they come: a million rows need no more memory than a page. */
export async function writeJsonList(
  write: (text: string) => Promise<void>,
  pageAfter: (after: string | undefined) => Promise<Page>,
): Promise<void> {
  let after: string | undefined;
  let between = "[\n";
  do {
    const { rows, next } = await pageAfter(after);
    for (const row of rows) {
      await write(between + JSON.stringify(row));
      between = ",\n";
    }
    after = next ?? undefined;
  } while (after);
  await write(between === "[\n" ? "[]\n" : "\n]\n");
}
