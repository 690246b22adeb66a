import Upload from "lucide-react/icons/upload";
import X from "lucide-react/icons/x";
import { type ChangeEvent, useRef, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Input } from "~/ui/input";
import { Say } from "~/ui/say";
import type { VariableSource } from "../../core/variable-mapping";

interface MediaRowProps {
  format: keyof typeof ACCEPTED;
  source: VariableSource | undefined;
  onSource: (source: VariableSource | undefined) => void;
}

const ACCEPTED = {
  image: "image/jpeg,image/png",
  video: "video/mp4,video/3gpp",
  document: ".pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt",
};

type UploadAnswer = { ok: true; value: { id: string; filename: string } } | { ok: false; sentence?: string };

/** A header's picture, film or document: a file from here, or an address. */
export function MediaRow({ format, source, onSource }: MediaRowProps) {
  const t = useT("composer.variables");
  const box = useRef<HTMLInputElement>(null);
  const [uploading, setUploading] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const given = source && "text" in source ? source : undefined;
  const file = given?.file;

  async function send(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const chosen = input.files?.[0];
    if (!chosen) return;
    setUploading(chosen.name);
    setRefused(null);
    const answer = await upload(format, chosen);
    // The same file chosen again is a change again.
    input.value = "";
    setUploading(null);
    if (answer.ok) onSource({ text: answer.value.filename, file: answer.value });
    else setRefused(answer.sentence ?? t("uploadFailed"));
  }

  return (
    <div className="vr pt-2">
      <span className="mono t2 ell">{t(`media.${format}`)}</span>
      <div className="col-span-2 row min-w-0">
        {file ? (
          <>
            <a
              className="link ell grow"
              href={`/templates/file/${file.id}`}
              target="_blank"
              rel="noreferrer"
              title={file.filename}
            >
              <bdi>{file.filename}</bdi>
            </a>
            <IconButton
              icon={X}
              label={t("removeFile", { name: file.filename })}
              onClick={() => onSource(undefined)}
            />
          </>
        ) : (
          <Input
            className="grow min-w-0"
            quiet
            type="url"
            inputMode="url"
            aria-label={t("mediaLabel")}
            placeholder={t("mediaPlaceholder")}
            defaultValue={given?.text.trim() ?? ""}
            onChange={(event) => onSource({ text: event.currentTarget.value || " " })}
          />
        )}
        <input
          ref={box}
          type="file"
          accept={ACCEPTED[format]}
          className="sr"
          tabIndex={-1}
          aria-label={t(`chooseFile.${format}`)}
          onChange={send}
        />
        <Button size="sm" icon={Upload} busy={uploading !== null} onClick={() => box.current?.click()}>
          {t(file ? "otherFile" : "sendFile")}
        </Button>
      </div>
      <div className="col-span-2">
        {refused ? (
          <Say tone="bad" live>
            {refused}
          </Say>
        ) : (
          <p className="hint" role="status">
            {uploading ? t("uploading", { name: uploading }) : t(`limits.${format}`)}
          </p>
        )}
      </div>
    </div>
  );
}

async function upload(format: string, file: File): Promise<UploadAnswer> {
  try {
    const query = new URLSearchParams({ format, filename: file.name });
    const response = await fetch(`/campaigns/file?${query}`, { method: "POST", body: file });
    return (await response.json()) as UploadAnswer;
  } catch {
    return { ok: false };
  }
}
