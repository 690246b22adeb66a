import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { CopyField } from "~/ui/copy-field";
import { EmptyState } from "~/ui/empty-state";
import { Say } from "~/ui/say";
import { Section } from "~/ui/section";
import type { ApiKeysDone } from "../api-keys-action.server";
import type { ApiKeyListItem } from "../list-api-keys.server";
import { ApiKeyTable } from "./api-key-table";
import { NewKeyForm } from "./new-key-form";
import { SettingsPage } from "./settings-page";

interface ApiKeysPageProps {
  keys: ApiKeyListItem[];
  answer?: ApiKeysDone | FormFailure;
}

/** Keys for programs: made here, shown once, revoked here. */
export function ApiKeysPage({ keys, answer }: ApiKeysPageProps) {
  const t = useT("api-keys");
  const failure = answer && "fields" in answer ? answer : undefined;
  const done = answer && "done" in answer ? answer : undefined;
  const section = "pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4";
  return (
    <SettingsPage title={t("title")}>
      {failure?.sentence && (
        <Say tone="bad" live className="mx-5 mt-4">
          {failure.sentence}
        </Say>
      )}
      {done && (
        <div className="px-5 max-sm:px-4 pt-4 col gap-2 max-w-2xl">
          <Say tone="ok" live>
            {t(done.done)}
          </Say>
          {done.done === "ready" && <CopyField value={done.key} label={t("key")} />}
        </div>
      )}
      <Section className={section} title={t("new")} note={t("explain")}>
        <NewKeyForm key={done?.done === "ready" ? done.key.slice(-6) : "new"} failure={failure} />
      </Section>
      <Section className={section} title={t("list")}>
        {keys.length === 0 ? <EmptyState sentence={t("empty")} /> : <ApiKeyTable keys={keys} />}
      </Section>
    </SettingsPage>
  );
}
