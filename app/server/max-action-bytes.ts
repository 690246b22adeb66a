/** WhatsApp takes documents of up to 100 MB, in a template's header and in an answer; a little more for a form around it. */
const FILE_PATHS = ["/templates/file", "/campaigns/file", "/inbox/upload"];
const FILE_BYTES = 101 * 1024 * 1024;

/** Largest body that a page's action takes, where it is not the usual; they stream what they get. */
export function maxActionBytes(pathname: string): number | undefined {
  return FILE_PATHS.includes(pathname) ? FILE_BYTES : undefined;
}
