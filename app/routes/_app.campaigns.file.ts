import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { storeMedia } from "~/features/media/store-media.server";
import { AppError } from "~/platform/errors/app-error";

const query = z.object({
  format: z.enum(["image", "video", "document"]),
  filename: z.string().min(1).max(500),
});

/** POST of a header's file itself as the body; kept here, and given to Meta when it is sent. Up to 100 MB pass. */
export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const read = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const answer = await answerAction(locale, "upload", async () => {
    const { body } = request;
    if (!read.success || !body) throw new AppError("BAD_REQUEST", "media.errors.missing");
    const { format, filename } = read.data;
    const stored = await storeMedia(ctx, {
      purpose: "message",
      families: [format],
      file: { filename, body },
    });
    return { id: stored.id, filename: stored.filename };
  });
  return Response.json(answer, { status: answer.ok ? 200 : 400 });
}
