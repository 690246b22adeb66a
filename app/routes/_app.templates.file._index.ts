import type { ActionFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerAction } from "~/features/connections/answer-action.server";
import { uploadHeaderExample } from "~/features/templates/upload-header-example.server";
import { AppError } from "~/platform/errors/app-error";

const query = z.object({
  connection: z.uuid(),
  format: z.enum(["image", "video", "document"]),
  filename: z.string().min(1).max(500),
});

/** POST of the file itself as the body; streamed to the store. The web server lets this address take 100 MB. */
export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const read = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  const answer = await answerAction(locale, "upload", async () => {
    const { body } = request;
    if (!read.success || !body) throw new AppError("BAD_REQUEST", "media.errors.missing");
    const { connection, format, filename } = read.data;
    return uploadHeaderExample(ctx, connection, format, { filename, body });
  });
  return Response.json(answer, { status: answer.ok ? 200 : 400 });
}
