import { Form } from "@remix-run/react";
import Check from "lucide-react/icons/check";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { ProgressBar } from "~/ui/progress-bar";
import { Section } from "~/ui/section";
import type { HomeFacts } from "../home-facts.sql.server";

interface SetupListProps {
  steps: HomeFacts["steps"];
  mayChange: boolean;
  mayInvite: boolean;
}

const ORDER = ["connect", "contacts", "template", "test", "launch", "invite"] as const;
type Step = (typeof ORDER)[number];

const PLACES: Partial<Record<Step, string>> = {
  connect: "/settings/connections/new",
  contacts: "/imports",
  template: "/templates",
  invite: "/settings/team",
};

/** What is still to do before everything works by itself; gone once all of it is done. */
export function SetupList({ steps, mayChange, mayInvite }: SetupListProps) {
  const t = useT("home.setup");
  const formats = useFormats();
  const shown = ORDER.filter((step) => step !== "invite" || mayInvite || steps.invite);
  const done = shown.filter((step) => steps[step]).length;
  if (done === shown.length || !mayChange) return null;
  const words = t("progress", { done: formats.number(done), total: formats.number(shown.length) });
  const next = shown.find((step) => !steps[step]);
  return (
    <Section className="mt-7" title={t("title")} aside={<span className="t3 num">{words}</span>}>
      <div className="mt-0.5 mb-2.5">
        <ProgressBar size="s" total={shown.length} sentence={words} parts={[{ kind: "read", value: done }]} />
      </div>
      <ul className="ck">
        {shown.map((step) => (
          <li key={step}>
            {steps[step] ? (
              <>
                <span className="o d">
                  <Icon of={Check} label={t("done")} />
                </span>
                <span className="done">{t(`${step}.title`)}</span>
              </>
            ) : (
              <>
                <span className="o t" />
                <span>
                  <span className="med">{t(`${step}.title`)}</span>
                  <span className="sm t2 block">{t(`${step}.why`)}</span>
                </span>
                <StepButton step={step} primary={step === next} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function StepButton({ step, primary }: { step: Step; primary: boolean }) {
  const t = useT("home.setup");
  const words = t(`${step}.button`);
  const place = PLACES[step];
  const variant = primary ? "default" : "ghost";
  if (place) {
    return (
      <ButtonLink size="sm" variant={variant} to={place}>
        {words}
      </ButtonLink>
    );
  }
  return (
    <Form method="post" action="/campaigns/new">
      <Button type="submit" size="sm" variant={variant}>
        {words}
      </Button>
    </Form>
  );
}
