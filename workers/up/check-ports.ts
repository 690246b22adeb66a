import type { Env } from "~/platform/env/env";
import { StartError } from "~/platform/env/start-error";
import { isPortFree } from "../database/free-port";

/** @throws StartError naming the first port that is taken, or that two of ours share. */
export async function checkPorts(env: Env): Promise<void> {
  const wanted: [string, number][] = [
    ["PORT", env.port],
    ["LIVE_PORT", env.livePort],
  ];
  if (env.sandbox) wanted.push(["SANDBOX_PORT", env.sandboxPort]);
  for (const [at, [variable, port]] of wanted.entries()) {
    const example = port + 100 > 65_535 ? port - 100 : port + 100;
    const twin = wanted.slice(0, at).find(([, other]) => other === port);
    if (twin) throw new StartError("start.samePort", { variable, other: twin[0], port, example });
    if (!(await isPortFree(port))) throw new StartError("start.portInUse", { variable, port, example });
  }
}
