import { readdirSync, readFileSync } from "node:fs";

/** User and system time of every Postgres process on this machine, and of those that have ended, in seconds. */
export function postgresCpuSeconds(): number {
  let ticks = 0;
  for (const pid of readdirSync("/proc")) {
    if (!/^\d+$/.test(pid)) continue;
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      if (!stat.includes("(postgres)")) continue;
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      // utime, stime, and of children that were waited for: cutime, cstime.
      for (const at of [11, 12, 13, 14]) ticks += Number(fields[at]);
    } catch {}
  }
  return ticks / 100;
}
