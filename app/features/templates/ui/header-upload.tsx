import Upload from "lucide-react/icons/upload";
import { type ChangeEvent, useId, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";
import type { UploadedHeader } from "./header-fields";

const ACCEPTED = {
  image: "image/jpeg,image/png",
  video: "video/mp4,video/3gpp",
  document: ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt",
};

interface HeaderUploadProps {
  format: UploadedHeader["format"];
  connectionId: string;
  uploaded: UploadedHeader | null;
  error?: string;
  onUploaded: (handle: string, file: UploadedHeader) => void;
}

type UploadAnswer =
  | { ok: true; value: { handle: string; mediaId: string; filename: string } }
  | { ok: false; sentence: string };

/** The example file of a header: kept here, given to Meta, shown on the phone beside. */
export function HeaderUpload({ format, connectionId, uploaded, error, onUploaded }: HeaderUploadProps) {
  const t = useT("templates.compose");
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  const [uploading, setUploading] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function send(event: ChangeEvent<HTMLInputElement>) {
    const file = event.currentTarget.files?.[0];
    if (!file) return;
    setUploading(file.name);
    setRefused(null);
    const query = new URLSearchParams({ connection: connectionId, format, filename: file.name });
    try {
      const response = await fetch(`/templates/file?${query}`, { method: "POST", body: file });
      const answer = (await response.json()) as UploadAnswer;
      if (!answer.ok) setRefused(answer.sentence);
      else {
        const { handle, mediaId, filename } = answer.value;
        onUploaded(handle, { format, filename, url: `/templates/file/${mediaId}` });
      }
    } catch {
      setRefused(t("uploadFailed"));
    }
    setUploading(null);
  }
  return (
    <div className="field">
      <input
        ref={box}
        id={id}
        type="file"
        accept={ACCEPTED[format]}
        className="sr"
        tabIndex={-1}
        aria-label={t("upload")}
        onChange={send}
      />
      <div className="row flex-wrap gap-3">
        <Button icon={Upload} busy={uploading !== null} onClick={() => box.current?.click()}>
          {t("upload")}
        </Button>
        <span className="t2 ell" role="status">
          {uploading
            ? t("uploading", { name: uploading })
            : uploaded && t("uploaded", { name: uploaded.filename })}
        </span>
      </div>
      {refused || error ? (
        <Say tone="bad" live>
          {refused ?? error}
        </Say>
      ) : (
        <p className="hint">{t(`uploadHelp.${format}`)}</p>
      )}
    </div>
  );
}
