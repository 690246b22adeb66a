import { Form, useNavigation } from "@remix-run/react";
import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import type { LinkPageData } from "./link-page-data";

/** Another phone than the one before scanned the code: nothing was changed, and a person decides. */
export function OtherNumberStep({ data: { view, refused } }: { data: LinkPageData }) {
  const t = useT("whatsapp.link");
  const words = useT("whatsapp");
  const busy = useNavigation().state !== "idle";
  return (
    <>
      <h2 className="text-[16px] leading-6">{words("endTitle.other-number")}</h2>
      <p className="t2 lg mt-1">{words("end.other-number")}</p>
      {view.phone && (
        <p className="t2 lg mt-1">
          {t.rich("before", {
            phone: formatPhone(view.phone),
            b: (inner) => <b className="med num nw text-ink">{inner}</b>,
          })}
        </p>
      )}
      <Say tone="hold" className="mt-5">
        {t("allowOtherHelp")}
      </Say>
      {refused && (
        <Say tone="bad" live className="mt-4">
          {refused}
        </Say>
      )}
      <Form method="post" replace className="row mt-6 flex-wrap gap-3">
        <Button type="submit" name="intent" value="start" variant="primary" busy={busy}>
          {t("keepNumber")}
        </Button>
        <Button type="submit" name="intent" value="start-other" busy={busy}>
          {t("allowOther")}
        </Button>
      </Form>
    </>
  );
}
