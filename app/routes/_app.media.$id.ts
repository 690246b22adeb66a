import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { requireCompany } from "~/features/auth/require-company.server";
import { answerMedia } from "~/features/media/answer-media.server";
import { AppError } from "~/platform/errors/app-error";

/** A file that came or went with a message, or a linked phone's picture: for its own company. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  const id = z.uuid().safeParse(params.id);
  if (!id.success) throw new AppError("NOT_FOUND", "media.errors.notFound");
  return answerMedia(ctx, id.data, request.headers.get("range"));
}
