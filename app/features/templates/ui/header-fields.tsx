import { useT } from "~/i18n/use-t";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { SegmentedControl } from "~/ui/segmented-control";
import type { TemplateDraft } from "../core/template-draft";
import { ExampleFields } from "./example-fields";
import { HeaderUpload } from "./header-upload";
import { useDraftProblem } from "./use-draft-problem";
import type { TemplateDraftForm } from "./use-template-draft";

export interface UploadedHeader {
  format: "image" | "video" | "document";
  filename: string;
  /** Where the picture can be seen here. */
  url: string;
}

interface HeaderFieldsProps {
  form: TemplateDraftForm;
  connectionId: string;
  uploaded: UploadedHeader | null;
  onUploaded: (uploaded: UploadedHeader | null) => void;
}

type Format = NonNullable<TemplateDraft["header"]>["format"] | "none";
const FORMATS: Format[] = ["none", "text", "image", "video", "document", "location"];

/** What stands above the message: nothing, a title, a file or a place. */
export function HeaderFields({ form, connectionId, uploaded, onUploaded }: HeaderFieldsProps) {
  const t = useT("templates.compose");
  const words = useDraftProblem();
  const { draft, change, problemsOf } = form;
  const { header } = draft;
  const problems = problemsOf("header");
  const error = problems[0] && words(problems[0]);
  const choose = (format: Format) => {
    onUploaded(null);
    if (format === "none") change({ header: undefined });
    else change({ header: format === "text" ? { format, text: "" } : { format } });
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="field">
        <span className="lab">{t("header")}</span>
        <div className="overflow-x-auto pb-px">
          <SegmentedControl
            label={t("header")}
            name="header-format"
            value={header?.format ?? "none"}
            onChange={(value) => choose(value as Format)}
            options={FORMATS.map((value) => ({ value, label: t(`headers.${value}`) }))}
          />
        </div>
      </div>
      {header?.format === "text" && (
        <>
          <Field label={t("headerText")} error={error}>
            <Input
              value={header.text}
              maxLength={60}
              onChange={(event) => change({ header: { ...header, text: event.currentTarget.value } })}
            />
          </Field>
          <ExampleFields
            text={header.text}
            examples={header.examples ?? {}}
            missing={[]}
            onChange={(examples) => change({ header: { ...header, examples } })}
          />
        </>
      )}
      {header && header.format !== "text" && header.format !== "location" && (
        <HeaderUpload
          key={header.format}
          format={header.format}
          connectionId={connectionId}
          uploaded={uploaded}
          error={error}
          onUploaded={(handle, file) => {
            change({ header: { format: header.format as "image", handle } });
            onUploaded(file);
          }}
        />
      )}
      {header?.format === "location" && <p className="hint">{t("locationHelp")}</p>}
    </div>
  );
}
