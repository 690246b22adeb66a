import type { OpenConnection, OutboundContent, RefusalReason, RefusalScope, SendResult } from "../channel";
import { uploadMedia } from "./upload-media";

type MetaConnection = Extract<OpenConnection, { kind: "meta" }>;
type Refused = Extract<SendResult, { outcome: "refused" }>;

export type GivenFile = { ok: true; content: OutboundContent } | { ok: false; result: Refused };

/** What a refused upload is about; anything else is about this file alone. */
const SCOPES: Partial<Record<RefusalReason, RefusalScope>> = {
  "token-dead": "connection",
  permission: "connection",
  "number-rate": "number",
};

/**
 * Gives Meta the file of our store that a message is to show, unless it has it: the content then names it by Meta's id.
 * Anything else stays as it is. An upload that may have happened does no harm: only the message counts.
 */
export async function giveFile(content: OutboundContent, connection: MetaConnection): Promise<GivenFile> {
  if (content.type !== "media" || content.mediaId || content.link || content.storedId === undefined) {
    return { ok: true, content };
  }
  const { storedId, mimeType, filename } = content;
  const { files, credentials, baseUrl, apiVersion } = connection;
  try {
    const known = await files?.sentId(storedId);
    if (known) return { ok: true, content: { ...content, mediaId: known } };
    const file = await files?.open(storedId);
    if (!file) return refused("media", { kind: "never" }, "no-file", "The file is not in our store");
    const access = { baseUrl, apiVersion, token: credentials.token };
    const answer = await uploadMedia(access, credentials.phoneNumberId, {
      ...file,
      mimeType: mimeType ?? file.mimeType,
      filename: filename ?? file.filename,
    });
    if (!answer.ok) {
      const { reason, retry, code, detail } = answer.refusal;
      return refused(reason, retry, code, detail);
    }
    const { mediaId } = answer.value;
    await files?.keepSentId(storedId, mediaId);
    return { ok: true, content: { ...content, mediaId } };
  } catch (error) {
    // The store is away, or the file broke off while it was read.
    return refused("transient", { kind: "backoff", seconds: 5, attempts: 4 }, "store", String(error));
  }
}

function refused(reason: RefusalReason, retry: Refused["retry"], code: string, detail: string): GivenFile {
  const scope = SCOPES[reason] ?? "recipient";
  return { ok: false, result: { outcome: "refused", reason, scope, retry, code, detail } };
}
