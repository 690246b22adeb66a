import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { requireCompany } from "~/features/auth/require-company.server";
import { loadSight } from "~/features/inbox/load-sight.server";
import { answerMedia } from "~/features/media/answer-media.server";
import { answerSignedMedia } from "~/features/media/answer-signed-media.server";
import { AppError } from "~/platform/errors/app-error";

/**
 * A file that came or went with a message: by a signed address, which pages make of the messages they show. By the
 * log-in alone only for those who see every conversation, and for linked phones' pictures.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const id = z.uuid().safeParse(params.id);
  if (!id.success) throw new AppError("NOT_FOUND", "media.errors.notFound");
  if (new URL(request.url).searchParams.has("s")) return answerSignedMedia(id.data, request);
  const { ctx } = await requireCompany(request);
  const sight = await ctx.read(loadSight);
  const purposes = sight.all ? ["picture", "message", "upload"] : ["picture"];
  return answerMedia(ctx, { id: id.data, variant: "whole", purposes, range: request.headers.get("range") });
}
