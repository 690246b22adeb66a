import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import { z } from "zod";
import { requireCompany } from "~/features/auth/require-company.server";
import { mediaResponse } from "~/features/media/media-response.server";
import { openMedia } from "~/features/media/open-media.server";
import { AppError } from "~/platform/errors/app-error";

/** A file of this company, for those who may see its templates. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request);
  const id = z.uuid().safeParse(params.id);
  if (!id.success) throw new AppError("NOT_FOUND", "media.errors.notFound");
  return mediaResponse(await openMedia(ctx, id.data, "template"));
}
