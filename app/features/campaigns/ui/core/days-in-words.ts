/** Runs of ISO weekdays: [1,2,3,4,5,6] is one run, [1,3,4] two. Sunday to Monday does not join. */
export function runsOfDays(days: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** "segunda", "Monday": 1 is Monday. */
export function weekdayName(day: number, locale: string): string {
  // 2024-01-01 was a Monday.
  const name = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, day),
  );
  return name.replace("-feira", "");
}
