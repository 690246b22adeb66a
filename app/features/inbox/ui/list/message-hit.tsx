import type { Formats } from "~/i18n/core/formats";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { useRow } from "../store/store-context";
import { rowTime } from "./row-time";

interface MessageHitProps {
  hit: {
    conversationId: string;
    messageId: string;
    at: string;
    name: string;
    before: string;
    hit: string;
    after: string;
  };
  search: string;
  nowMs: number;
  formats: Formats;
}

/** A message that holds the words, with them under the highlighter. */
export function MessageHit({ hit, search, nowMs, formats }: MessageHitProps) {
  const t = useT("inbox-list.row");
  const row = useRow(hit.conversationId);
  const name = hit.name || t("noName");
  const at = `${search ? `${search}&` : "?"}at=${hit.messageId}`;
  return (
    <li className="cv">
      <a href={`/inbox/${hit.conversationId}${at}`} data-id={hit.conversationId}>
        <Avatar id={row?.contactId ?? hit.conversationId} name={name} size="l" />
        <span className="cv-b">
          <span className="cv-l">
            <span className="nm ell" dir="auto" title={name}>
              {name}
            </span>
            <time className="tm" dateTime={hit.at}>
              {rowTime(hit.at, nowMs, formats, t("yesterday"))}
            </time>
          </span>
          <span className="cv-l">
            <span className="pv">
              <span className="ell" dir="auto">
                {hit.before}
                <mark>{hit.hit}</mark>
                {hit.after}
              </span>
            </span>
          </span>
        </span>
      </a>
    </li>
  );
}
