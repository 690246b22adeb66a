import Download from "lucide-react/icons/download";
import FileText from "lucide-react/icons/file-text";
import type { ShownMedia } from "~/features/media/core/message-media";
import { Icon } from "~/ui/icon";
import { useThreadView } from "../thread-context";

/** A file by its name and size; a click downloads it. */
export function DocumentCard({ media, url }: { media: ShownMedia; url: string }) {
  const { t, formats } = useThreadView();
  const name = media.filename || t("types.document");
  return (
    <a className="card-b doc" href={url} download={name} rel="noreferrer">
      <Icon of={FileText} size="l" />
      <span className="grow">
        <span className="med ell" dir="auto" title={name}>
          {name}
        </span>
        {media.bytes !== undefined && <span className="sm t2 num">{formats.bytes(media.bytes)}</span>}
      </span>
      <Icon of={Download} label={t("media.download")} />
    </a>
  );
}
