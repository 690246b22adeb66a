import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is; installs Debian's when there is none. → undefined when that cannot be done here. */
export async function ensureChromium(): Promise<string | undefined> {
  const found = process.env.CHROMIUM_PATH ?? PLACES.find((place) => existsSync(place));
  if (found) return found;
  console.log("Installing Chromium from Debian…");
  for (const command of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"],
  ]) {
    const child = Bun.spawn(process.getuid?.() === 0 ? command : ["sudo", "-n", ...command], {
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      stdin: "ignore",
      stdout: "ignore",
      stderr: "inherit",
    });
    if ((await child.exited) !== 0) return undefined;
  }
  return PLACES.find((place) => existsSync(place));
}
