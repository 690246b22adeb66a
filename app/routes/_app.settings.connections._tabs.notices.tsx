import { useLoaderData } from "@remix-run/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { roleMay } from "~/features/companies/core/permissions";
import { answerAction } from "~/features/connections/answer-action.server";
import { listNotices } from "~/features/connections/list-notices.server";
import { NoticeList } from "~/features/connections/ui/notice-list";
import { replayDeadLetter } from "~/features/webhooks/replay-dead-letter.server";
import { useLiveEvents } from "~/live/use-live-events";

export async function loader({ request }: LoaderFunctionArgs) {
  const { ctx, role } = await requireCompany(request, "admin");
  return { notices: await listNotices(ctx), mayReplay: roleMay(role, "inbound:write") };
}

export async function action({ request }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx, locale } = await requireCompany(request, "admin");
  const id = String((await request.formData()).get("id") ?? "");
  return answerAction(locale, "replay", () => replayDeadLetter(ctx, id));
}

export default function ReceivedNotices() {
  const { notices, mayReplay } = useLoaderData<typeof loader>();
  useLiveEvents(["connection"]);
  return <NoticeList notices={notices} mayReplay={mayReplay} />;
}
