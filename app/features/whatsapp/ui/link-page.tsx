import { Form } from "@remix-run/react";
import { WizardLayout } from "~/features/connections/ui/wizard-layout";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { type LinkStage, linkStage } from "../core/link-stage";
import { EndedStep } from "./ended-step";
import type { LinkPageData } from "./link-page-data";
import { linkSteps } from "./link-steps";
import { LinkedStep } from "./linked-step";
import { OtherNumberStep } from "./other-number-step";
import { PairingStep } from "./pairing-step";
import { ScanStep } from "./scan-step";
import { useLinkRefresh } from "./use-link-refresh";

/** One number's link: the code to scan, what has happened since, and afterwards its details. */
export function LinkPage({ data }: { data: LinkPageData }) {
  const t = useT("whatsapp.link");
  const steps = useT("whatsapp.steps");
  const formats = useFormats();
  const { view, now } = data;
  const stage = linkStage(view, new Date(now));
  const up = stage === "linked" || stage === "reconnecting";
  const busyHistory = up && view.history && (view.historyPercent ?? 0) < 100;
  useLinkRefresh(view.connectionId, view.wanted === "linking" || stage === "reconnecting" || busyHistory);
  const title = up ? view.name : t(view.linkedAt ? "titleAgain" : "titleNew", { name: view.name });
  return (
    <WizardLayout
      title={title}
      steps={linkSteps(view, stage, steps, formats)}
      exit={up || stage === "idle" ? null : <Cancel />}
    >
      <Stage stage={stage} data={data} />
    </WizardLayout>
  );
}

function Stage({ stage, data }: { stage: LinkStage; data: LinkPageData }) {
  switch (stage) {
    case "linked":
    case "reconnecting":
      return <LinkedStep data={data} />;
    case "pairing":
      return <PairingStep />;
    case "other-number":
      return <OtherNumberStep data={data} />;
    case "idle":
      return <EndedStep data={data} />;
    default:
      return <ScanStep data={data} nobodyThere={stage === "nobody-there"} />;
  }
}

/** Takes the code back: nobody can scan it any more. */
function Cancel() {
  const t = useT("whatsapp.link");
  return (
    <Form method="post">
      <Button type="submit" name="intent" value="stop" variant="ghost">
        {t("cancel")}
      </Button>
    </Form>
  );
}
