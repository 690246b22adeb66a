import { appProcess } from "~/platform/app-process.server";
import { AppError } from "~/platform/errors/app-error";
import { mediaStore } from "./media-store.server";

export type StoreStep = "write" | "read" | "compare" | "part" | "delete" | "gone";

export type StoreTrial =
  | { ok: true; milliseconds: number }
  /** `detail` as the store said it ("403 AccessDenied"): for whoever runs the installation. */
  | { ok: false; step: StoreStep; detail: string };

const BYTES = 64 * 1024;

/**
 * Does with a small file of its own all that is ever done with files: writes it, reads all and a part of it, compares,
 * deletes it and looks that it is gone. Leaves nothing behind.
 */
export async function tryMediaStore(companyId: string): Promise<StoreTrial> {
  const { clock, logger } = appProcess();
  const begun = clock.monotonic();
  const key = `${companyId}/${Bun.randomUUIDv7()}`;
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const same = (got: Uint8Array, wanted: Uint8Array) => Buffer.compare(got, wanted) === 0;
  let step: StoreStep = "write";
  try {
    const store = mediaStore();
    await store.write(key, new Blob([bytes]).stream() as AsyncIterable<Uint8Array> & ReadableStream);
    step = "read";
    const whole = await new Response(await store.read(key)).bytes();
    step = "compare";
    if (!same(whole, bytes)) throw new Error(`${whole.length} / ${BYTES}`);
    step = "part";
    const part = await new Response(await store.read(key, { first: 100, last: 199 })).bytes();
    if (!same(part, bytes.subarray(100, 200))) throw new Error(`${part.length} / 100`);
    step = "delete";
    await store.delete(key);
    step = "gone";
    if (await store.read(key)) throw new Error("200");
    return { ok: true, milliseconds: Math.round(clock.monotonic() - begun) };
  } catch (error) {
    const detail = error instanceof AppError ? error.params.detail : (error as { code?: string }).code;
    logger.warn({ step, error: String(error) }, "the store of files failed its trial");
    if (step !== "write")
      await mediaStore()
        .delete(key)
        .catch(() => {});
    return { ok: false, step, detail: String(detail ?? (error as Error).message).slice(0, 200) };
  }
}
