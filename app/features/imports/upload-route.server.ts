import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { z } from "zod";
import { readPreferences } from "~/i18n/read-preferences.server";
import { translate } from "~/i18n/translate.server";
import { AppError } from "~/platform/errors/app-error";
import { sentenceOf } from "~/trpc/describe-error";
import { companyProcedure, createCaller, router } from "~/trpc/init";
import { createTrpcContext } from "~/trpc/trpc-context.server";
import { MOST_UPLOAD_BYTES } from "./core/upload-limit";
import { multipartFile } from "./multipart-file.server";
import { receiveUpload, type Upload } from "./receive-upload.server";

export const UPLOAD_PATH = "/api/v1/imports";
/** A form adds its own lines around the file. */
const formBytes = 65_536;

/** Called in this process only: the same door as every procedure's, for a body that is no JSON. */
const door = router({
  receive: companyProcedure({ role: "agent", scope: "contacts:write" })
    .input(z.custom<{ upload: Upload; prove: boolean }>())
    .mutation(({ ctx, input }) => receiveUpload(ctx.company, input.upload, { prove: input.prove })),
});

/**
 * POST /api/v1/imports, by cookie or API key. The body is the file itself, named by `?filename=` (percent-encoded), or a
 * multipart form whose first file is taken. Answers 201 `{importId}`; a form without JavaScript goes on to the import's
 * page. `?prove=0` leaves the first proof out.
 */
export const uploadRoute = {
  name: "imports.upload",
  match: (pathname: string) => pathname === UPLOAD_PATH,
  maxBodyBytes: MOST_UPLOAD_BYTES + formBytes,
  async handle(request: Request, { clientAddress }: { clientAddress: string }): Promise<Response> {
    if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
    const url = new URL(request.url);
    const type = request.headers.get("content-type") ?? "";
    const isForm = type.startsWith("multipart/form-data");
    const context = await createTrpcContext(request, clientAddress);
    try {
      const body = request.body as AsyncIterable<Uint8Array> | null;
      if (!body) throw new AppError("BAD_REQUEST", "imports.refused.empty");
      const upload = isForm
        ? await multipartFile(body, type)
        : { filename: url.searchParams.get("filename") ?? "", body };
      if (!upload) throw new AppError("BAD_REQUEST", "imports.errors.noFile");
      const prove = url.searchParams.get("prove") !== "0";
      const { importId } = await createCaller(door)(context).receive({ upload, prove });
      if (isForm && wantsPage(request)) return goTo(`/imports/${importId}`);
      return Response.json({ importId }, { status: 201 });
    } catch (error) {
      return refusal(request, error, isForm);
    }
  },
};

function refusal(request: Request, error: unknown, isForm: boolean): Response {
  const { messageKey, params, status } = refusalOf(error);
  if (isForm && wantsPage(request)) return goTo(`/imports/new?error=${encodeURIComponent(messageKey)}`);
  const { locale } = readPreferences(request.headers);
  const sentence = translate(locale, messageKey, params);
  return Response.json({ error: { messageKey, sentence } }, { status });
}

/** @throws what is no refusal: the server says that something failed on our side */
function refusalOf(error: unknown) {
  const known = error instanceof TRPCError ? error : null;
  if (known && known.code !== "INTERNAL_SERVER_ERROR") {
    return { ...sentenceOf(known), status: getHTTPStatusCodeFromError(known) };
  }
  if (error instanceof AppError) return { messageKey: error.messageKey, params: error.params, status: 400 };
  throw known?.cause ?? error;
}

const wantsPage = (request: Request) => request.headers.get("accept")?.includes("text/html") ?? false;
const goTo = (path: string) => new Response(null, { status: 303, headers: { location: path } });
