import FileText from "lucide-react/icons/file-text";
import Music from "lucide-react/icons/music";
import Play from "lucide-react/icons/play";
import X from "lucide-react/icons/x";
import { Icon } from "~/ui/icon";
import { useThreadView } from "../thread/thread-context";
import type { Upload, Uploads } from "./use-uploads";

/** Files about to be sent: a look at each, how far it is, and the way out. */
export default function FileTray({ uploads, remove, retry }: Uploads) {
  const { t, formats } = useThreadView();
  return (
    <ul className="tray" aria-label={t("files.label")}>
      {uploads.map((upload) => (
        <li key={upload.key} className={upload.failed ? "bad" : undefined}>
          <Look upload={upload} />
          <span className="ell sm" title={upload.file.name} dir="auto">
            {upload.file.name}
          </span>
          {upload.failed ? (
            <span className="sm" role="alert">
              {upload.failed.sentence ?? t("files.broke")}{" "}
              {upload.failed.sentence === null && (
                <button type="button" className="link" onClick={() => retry(upload)}>
                  {t("failed.retry")}
                </button>
              )}
            </span>
          ) : (
            <span className="sm t2 num">
              {upload.done ? formats.bytes(upload.file.size) : formats.percent(upload.progress, 0)}
            </span>
          )}
          {!upload.done && !upload.failed && (
            <progress
              value={upload.progress}
              max={1}
              aria-label={t("files.sending", { name: upload.file.name })}
            />
          )}
          <button
            type="button"
            className="tray-x"
            aria-label={t("files.remove", { name: upload.file.name })}
            onClick={() => remove(upload.key)}
          >
            <Icon of={X} size="s" />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Look({ upload: { file, preview } }: { upload: Upload }) {
  if (/^image\/(jpeg|png|gif|webp)$/.test(file.type)) return <img className="look" src={preview} alt="" />;
  const glyph = file.type.startsWith("video/") ? Play : file.type.startsWith("audio/") ? Music : FileText;
  return (
    <span className="look">
      <Icon of={glyph} size="l" />
    </span>
  );
}
