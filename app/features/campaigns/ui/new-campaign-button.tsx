import { Form, useNavigation } from "@remix-run/react";
import Plus from "lucide-react/icons/plus";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";

/** Makes a draft and opens its composer. */
export function NewCampaignButton() {
  const t = useT("campaigns");
  const busy = useNavigation().formAction === "/campaigns/new";
  return (
    <Form method="post" action="/campaigns/new">
      <Button type="submit" variant="primary" icon={Plus} busy={busy}>
        {t("new")}
      </Button>
    </Form>
  );
}
