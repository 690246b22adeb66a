import { Form, Link } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Button, ButtonLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Section } from "~/ui/section";
import { Select } from "~/ui/select";
import { StickyActions } from "~/ui/sticky-actions";
import { paths } from "../core/contact-paths";
import type { FieldDefinition } from "../read-contact-input";
import type { SaidProblems } from "../say-problems.server";
import { CustomFieldInput } from "./custom-field-input";

export interface ContactFormProps {
  /** What stands in the fields first, by name. */
  initial: Record<string, string>;
  definitions: FieldDefinition[];
  /** For a new contact: lists to put it in. */
  lists?: { id: string; name: string }[];
  /** Of an edit: the updatedAt that the form was drawn from. */
  version?: string;
  refused?: SaidProblems;
  backTo: string;
  busy: boolean;
}

/** A contact's fields, for a new one and for changing one; works without JavaScript. */
export function ContactForm(props: ContactFormProps) {
  const { initial, definitions, lists, version, refused, backTo, busy } = props;
  const t = useT("contacts.form");
  const back = useT("common.actions")("back");
  const textOf = (name: string) => refused?.values[name] ?? initial[name] ?? "";
  const problemOf = (name: string) => {
    const problem = refused?.problems[name];
    if (!problem?.contactId) return problem?.sentence;
    return (
      <>
        {problem.sentence}.{" "}
        <Link className="link" to={paths.contact(problem.contactId)}>
          {t("open")}
        </Link>
      </>
    );
  };
  return (
    <Form method="post" className="col min-h-full">
      <div className="pad col gap-4 max-w-[560px] w-full grow">
        {version && (
          <>
            <input type="hidden" name="intent" value="edit" />
            <input type="hidden" name="version" value={version} />
          </>
        )}
        <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
          <Field label={t("firstName")}>
            <Input
              name="firstName"
              defaultValue={textOf("firstName")}
              maxLength={4_000}
              autoComplete="off"
              autoFocus
            />
          </Field>
          <Field label={t("lastName")}>
            <Input name="lastName" defaultValue={textOf("lastName")} maxLength={4_000} autoComplete="off" />
          </Field>
        </div>
        <Field label={t("phone")} help={t("phoneHelp")} error={problemOf("phone")}>
          <Input name="phone" type="tel" defaultValue={textOf("phone")} autoComplete="off" />
        </Field>
        <Field label={t("email")} error={problemOf("email")}>
          <Input name="email" inputMode="email" defaultValue={textOf("email")} autoComplete="off" />
        </Field>
        <BasisFields textOf={textOf} />
        {lists && lists.length > 0 && (
          <Field label={t("list")}>
            <Select
              name="list"
              defaultValue={textOf("list")}
              placeholder={t("listNone")}
              options={lists.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        )}
        {definitions.length > 0 && (
          <Section title={t("custom")} className="pt-2">
            <div className="col gap-4">
              {definitions.map((one) => (
                <CustomFieldInput
                  key={one.key}
                  definition={one}
                  value={textOf(`fields.${one.key}`)}
                  error={refused?.problems[`fields.${one.key}`]?.sentence}
                />
              ))}
            </div>
          </Section>
        )}
      </div>
      <StickyActions>
        <ButtonLink variant="ghost" to={backTo}>
          {back}
        </ButtonLink>
        <Button type="submit" variant="primary" busy={busy}>
          {busy ? t("saving") : version ? t("save") : t("create")}
        </Button>
      </StickyActions>
    </Form>
  );
}

function BasisFields({ textOf }: { textOf: (name: string) => string }) {
  const t = useT("contacts");
  return (
    <>
      <Field label={t("form.basis")} help={t("form.basisHelp")}>
        <Select name="basis" defaultValue={textOf("basis")} placeholder={t("form.basisNone")}>
          {(["consent", "legitimate-interest", "contract"] as const).map((basis) => (
            <option key={basis} value={basis}>
              {t(`filter.basisOptions.${basis}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t("form.basisEvidence")} help={t("form.basisEvidenceHelp")} optional>
        <Input
          name="basisEvidence"
          defaultValue={textOf("basisEvidence")}
          maxLength={1_000}
          autoComplete="off"
        />
      </Field>
    </>
  );
}
