import { useNavigate } from "@remix-run/react";
import { clsx } from "clsx";
import FileUp from "lucide-react/icons/file-up";
import { type DragEvent, useRef, useState } from "react";
import { useFormats } from "~/i18n/use-formats";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icon";
import { ProgressBar } from "~/ui/progress-bar";
import { Say } from "~/ui/say";
import { UNSTARTED_DAYS } from "../core/upload-keeping";
import { MOST_UPLOAD_BYTES } from "../core/upload-limit";
import { sendFile } from "./send-file";

const megabytes = MOST_UPLOAD_BYTES / 1024 / 1024;

/** Where a spreadsheet is dropped or chosen. Without JavaScript it is a plain form with a file field. */
export function FileDrop({ refusal }: { refusal: string | null }) {
  const t = useT("imports");
  const navigate = useNavigate();
  const [sending, setSending] = useState<{ file: File; bytes: number; stop: AbortController } | null>(null);
  const [problem, setProblem] = useState(refusal);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const send = async (file: File | undefined) => {
    if (!file || sending) return;
    setProblem(null);
    if (file.size > MOST_UPLOAD_BYTES) return setProblem(t("errors.tooLarge", { megabytes }));
    const stop = new AbortController();
    setSending({ file, bytes: 0, stop });
    const sent = await sendFile(file, (bytes) => setSending({ file, bytes, stop }), stop.signal);
    if (sent.ok) return navigate(`/imports/${sent.importId}`);
    setSending(null);
    if (input.current) input.current.value = "";
    if (!stop.signal.aborted) setProblem(sent.sentence ?? t("errors.connectionLost"));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };

  return (
    <form
      method="post"
      action="/api/v1/imports"
      encType="multipart/form-data"
      className="mx-auto flex w-full max-w-xl flex-col gap-4 px-4 py-8"
      onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      {problem && (
        <Say tone="bad" live>
          {problem}
        </Say>
      )}
      <div
        className={clsx(
          "flex min-h-60 flex-col items-center justify-center gap-3 rounded-lg border border-dashed px-4 py-8 text-center",
          over ? "border-petrol bg-petrol-soft" : "border-line-strong",
        )}
      >
        {sending ? (
          <Sending {...sending} />
        ) : (
          <>
            <Icon of={FileUp} size="l" className="text-ink-3" />
            <p className="lg no-m">{t("new.drop")}</p>
            <p className="t3 no-m">{t("new.or")}</p>
            <label className="btn pri focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-(--focus)">
              {t("new.choose")}
              <input
                ref={input}
                type="file"
                name="file"
                required
                accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                className="sr"
                onChange={(event) => void send(event.currentTarget.files?.[0])}
              />
            </label>
            <p className="t3 sm">{t("new.formats", { megabytes })}</p>
          </>
        )}
      </div>
      <noscript>
        <button type="submit" className="btn pri">
          {t("new.submit")}
        </button>
      </noscript>
      <p className="t2 sm text-center">
        {t("new.safe")} {t("new.kept", { days: UNSTARTED_DAYS })}
      </p>
    </form>
  );
}

function Sending({ file, bytes, stop }: { file: File; bytes: number; stop: AbortController }) {
  const t = useT("imports.new");
  const formats = useFormats();
  const sentence = t("sent", { sent: formats.bytes(bytes), total: formats.bytes(file.size) });
  return (
    <div className="flex w-full max-w-sm flex-col gap-2" role="status">
      <p className="med ell" title={file.name}>
        {t("sending", { name: file.name })}
      </p>
      <ProgressBar parts={[{ kind: "accent", value: bytes }]} total={file.size} sentence={sentence} />
      <p className="t3 sm num">{sentence}</p>
      <Button variant="ghost" className="self-center" onClick={() => stop.abort()}>
        {t("stop")}
      </Button>
    </div>
  );
}
