// Preloaded into every child of `start`. The parent holds the other end of our stdin; the system closes it when the parent
// is gone, however it went.
const LAST_RESORT_MS = 10_000;

process.stdin.once("end", stop).once("close", stop).once("error", stop);
process.stdin.resume();

function stop() {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.exit(1), LAST_RESORT_MS).unref();
}
