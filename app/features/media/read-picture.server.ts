/** Of a picture after turning it as its camera was held: dots, and a small one where it is worth having. */
export interface ReadPicture {
  width: number;
  height: number;
  thumbnail?: Uint8Array;
}

/** What one picture may cost: 50 megapixels are 200 MB when they are unpacked; a good photo takes a tenth of a second. */
const MOST_DOTS = 50_000_000;
const MOST_SECONDS = 5;

/** Longest side of a small picture, in dots: a bubble on a screen of double density. */
const SIDE = 480;
/** Below both it is its own small picture. */
const SMALL_BYTES = 50_000;

/** The decoders that strangers' files may reach. libvips has many more, for drawings and documents among them. */
const LOADERS = ["Jpeg", "Png", "Webp", "Nsgif"].map((name) => `VipsForeignLoad${name}Buffer`);

let opened: ReturnType<typeof openSharp> | undefined;

async function openSharp() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ["VipsForeignLoad"] });
  sharp.unblock({ operation: LOADERS });
  return sharp;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Measures a JPEG, PNG, WebP or GIF and makes a small WebP of its first frame. One at a time in a process. Undefined for
 * what cannot be read, is too large, or takes too long: whatever it is, it does no harm here.
 */
export function readPicture(bytes: Uint8Array): Promise<ReadPicture | undefined> {
  const run = last.then(() => read(bytes)).catch(() => undefined);
  last = run;
  return run;
}

async function read(bytes: Uint8Array): Promise<ReadPicture | undefined> {
  opened ??= openSharp();
  const sharp = await opened;
  const limits = { limitInputPixels: MOST_DOTS, failOn: "error", sequentialRead: true } as const;
  const { width, height, orientation = 1 } = await sharp(bytes, limits).metadata();
  if (width * height > MOST_DOTS) return undefined;
  const turned = orientation > 4 ? { width: height, height: width } : { width, height };
  if (Math.max(width, height) <= SIDE && bytes.length <= SMALL_BYTES) {
    // Decoded all the same, so that only a whole picture counts as one.
    await sharp(bytes, limits).timeout({ seconds: MOST_SECONDS }).stats();
    return turned;
  }
  const thumbnail = await sharp(bytes, limits)
    .timeout({ seconds: MOST_SECONDS })
    .autoOrient()
    .resize(SIDE, SIDE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 72 })
    .toBuffer();
  return { ...turned, thumbnail };
}
