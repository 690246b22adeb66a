import manifest from "#/package.json";

/** Shown by /health and sent with errors. */
export const version: string = manifest.version;
