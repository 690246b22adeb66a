import { clsx } from "clsx";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import { STANDARD_FIELDS } from "../../core/contact-fields";
import { localField } from "../../core/local-field";
import type { SendVariable } from "../../core/send-variables";
import type { VariableMapping, VariableSource } from "../../core/variable-mapping";
import { MediaRow } from "./media-row";

interface VariableRowsProps {
  variables: readonly SendVariable[];
  kind: "meta" | "text";
  mapping: VariableMapping;
  /** Own fields of the company. */
  fields: readonly { key: string; label: string }[];
  missing: number;
  onChange: (mapping: VariableMapping) => void;
  onGuess: () => void;
}

const SAME = "=text";

/** One row per variable: filled with which field or text, and what stands there when the field is empty. */
export function VariableRows(props: VariableRowsProps) {
  const { variables, kind, mapping, missing, onChange, onGuess } = props;
  const t = useT("composer.variables");
  const sources = variables.map((variable) => sourceOf(variable, mapping, kind));
  const bare = variables.filter((variable, at) => leavesOut(sources[at], variable)).length;
  const open = kind === "meta" && sources.some((source) => source === undefined);
  return (
    <>
      <div className="vr sm t3 med pt-2" aria-hidden="true">
        <span />
        <span>{t("fillWith")}</span>
        <span>{t("otherwise")}</span>
      </div>
      {variables.map((variable, at) => {
        const change = (source: VariableSource | undefined) =>
          onChange(withSource(mapping, variable.key, source));
        const { kind: format } = variable;
        if (format === "image" || format === "video" || format === "document")
          return <MediaRow key={variable.key} format={format} source={sources[at]} onSource={change} />;
        return (
          <VariableRow
            key={variable.key}
            {...props}
            variable={variable}
            source={sources[at]}
            missing={missing}
            alone={bare === 1}
            onSource={change}
          />
        );
      })}
      {bare > 1 && missing > 0 && <p className="hint hold pt-1.5">{t("someMissing", { count: missing })}</p>}
      {open && (
        <Button variant="ghost" size="sm" className="mt-2 -ml-2.5" onClick={onGuess}>
          {t("guess")}
        </Button>
      )}
    </>
  );
}

interface VariableRowProps extends VariableRowsProps {
  variable: SendVariable;
  source: VariableSource | undefined;
  /** The only one that can leave people out: the number is its own. */
  alone: boolean;
  onSource: (source: VariableSource | undefined) => void;
}

function VariableRow({ variable, source, fields, missing, alone, onSource }: VariableRowProps) {
  const t = useT("composer.variables");
  const name = `{{${variable.label}}}`;
  const text = source && "text" in source;
  const field = source && "field" in source ? source.field : "";
  const warn = leavesOut(source, variable) && missing > 0;
  return (
    <div className="vr pt-2">
      <span className="mono t2 ell" title={variable.label}>
        {name}
      </span>
      <Select
        aria-label={t("fillLabel", { name })}
        placeholder={t("choose")}
        value={text ? SAME : field}
        onChange={(event) => onSource(chosen(event.currentTarget.value, source, variable))}
      >
        {STANDARD_FIELDS.map((key) => (
          <option key={key} value={key}>
            {t(`fields.${key}`)}
          </option>
        ))}
        {fields.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
        {field && !known(field, fields) && <option value={field}>{field}</option>}
        <option value={SAME}>{t("sameForAll")}</option>
      </Select>
      {text ? (
        <Input
          quiet
          aria-label={t("textLabel", { name })}
          defaultValue={source.text.trim()}
          onChange={(event) => onSource(textSource(event.currentTarget.value))}
        />
      ) : (
        <Input
          quiet
          warn={warn}
          className={clsx(!field && "invisible")}
          aria-label={t("otherwiseLabel", { name })}
          placeholder={
            warn && alone ? t("missing", { count: missing }) : variable.optional ? t("inText") : t("empty")
          }
          defaultValue={source && "fallback" in source ? source.fallback : ""}
          onChange={(event) => onSource(withFallback(field, event.currentTarget.value))}
        />
      )}
    </div>
  );
}

const known = (field: string, fields: VariableRowsProps["fields"]) =>
  (STANDARD_FIELDS as readonly string[]).includes(field) || fields.some(({ key }) => key === field);

/** A local text's variable is the field of that name unless somebody says otherwise. */
function sourceOf(
  { key }: SendVariable,
  mapping: VariableMapping,
  kind: "meta" | "text",
): VariableSource | undefined {
  return mapping[key] ?? (kind === "text" ? { field: localField(key) } : undefined);
}

function leavesOut(source: VariableSource | undefined, { optional }: SendVariable): boolean {
  return !optional && source !== undefined && "field" in source && !source.fallback?.trim();
}

/** A text is never empty to the server; a space keeps the row open until something is typed. */
const textSource = (text: string): VariableSource => ({ text: text || " " });

function chosen(
  value: string,
  before: VariableSource | undefined,
  variable: SendVariable,
): VariableSource | undefined {
  if (value === "") return undefined;
  if (value === SAME) return textSource(variable.example ?? "");
  return withFallback(value, before && "fallback" in before ? (before.fallback ?? "") : "");
}

const withFallback = (field: string, fallback: string): VariableSource =>
  fallback.trim() ? { field, fallback } : { field };

function withSource(
  mapping: VariableMapping,
  key: string,
  source: VariableSource | undefined,
): VariableMapping {
  const { [key]: _, ...rest } = mapping;
  return source ? { ...rest, [key]: source } : rest;
}
