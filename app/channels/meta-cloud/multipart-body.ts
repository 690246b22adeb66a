export interface MultipartFile {
  name: string;
  filename: string;
  mimeType: string;
  /** How many bytes the body has. */
  bytes: number;
  body: ReadableStream<Uint8Array>;
}

export interface MultipartBody {
  headers: { "content-type": string; "content-length": string };
  body: ReadableStream<Uint8Array>;
}

const quoted = (text: string) => text.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/**
 * A form with one file, streamed, with its length known beforehand (RFC 7578): a FormData would hold all of the file in
 * memory.
 */
export function multipartBody(fields: Record<string, string>, file: MultipartFile): MultipartBody {
  const boundary = `form-${crypto.randomUUID()}`;
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  );
  const { name, filename, mimeType } = file;
  const opening = new TextEncoder().encode(
    `${parts.join("")}--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"; filename="${quoted(filename)}"\r\ncontent-type: ${mimeType}\r\n\r\n`,
  );
  const closing = new TextEncoder().encode(`\r\n--${boundary}--\r\n`);
  const reader = file.body.getReader();
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) {
        begun = true;
        return controller.enqueue(opening);
      }
      const { done, value } = await reader.read();
      if (!done) return controller.enqueue(value);
      controller.enqueue(closing);
      controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return {
    headers: {
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": String(opening.length + file.bytes + closing.length),
    },
    body,
  };
}
