// `start` with stand-ins for its three processes; everything else is real.
import { join } from "node:path";
import { up } from "#/workers/up";

const command = (port: number) => [
  process.execPath,
  join(import.meta.dir, "start-fake-child.ts"),
  String(port),
];

await up({
  dev: false,
  children: (planned) => planned.map((child) => ({ ...child, command: command(child.port) })),
});
