import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import type { ChannelKind } from "~/channels/channel";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { type PageSession, requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { findConversation } from "~/features/inbox/find-conversation.server";
import { receiveUpload } from "~/features/media/receive-upload.server";
import { translate } from "~/i18n/translate.server";
import { AppError } from "~/platform/errors/app-error";

const query = z.object({
  filename: z.string().min(1).max(500),
  conversation: z.uuid().optional(),
  as: z.literal("document").optional(),
  voice: z.literal("1").optional(),
});

const STATUS: Partial<Record<AppError["code"], number>> = {
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
};

/** POST of one file as the body → `UploadedMedia`, or `{error}` with a sentence. */
export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const session = await requireCompany(request);
  try {
    return Response.json(await upload(request, session));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const sentence = translate(session.locale, error.messageKey, error.params);
    return Response.json({ error: sentence }, { status: STATUS[error.code] ?? 400 });
  }
}

async function upload(request: Request, { ctx, role }: PageSession) {
  if (!roleMay(role, "conversations:write")) throw new AppError("FORBIDDEN", "auth.errors.roleTooLow");
  const read = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const { body } = request;
  if (!read.success || !body) throw new AppError("BAD_REQUEST", "media.errors.missing");
  const { filename, conversation, as, voice } = read.data;
  const channel = conversation === undefined ? undefined : await channelOf(ctx, conversation);
  const announced = Number(request.headers.get("content-length"));
  return receiveUpload(ctx, {
    filename,
    body,
    channel,
    wanted: voice ? "voice" : as,
    ...(announced > 0 && { bytes: announced }),
  });
}

function channelOf(ctx: PageSession["ctx"], conversationId: string): Promise<ChannelKind> {
  return ctx.read(async (scope) => {
    const { connectionId } = await findConversation(scope, conversationId);
    const { kind } = await scope.db.connection.findFirstOrThrow({
      where: { id: connectionId },
      select: { kind: true },
    });
    return kind as ChannelKind;
  });
}
