import { Fragment } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Dialog } from "~/ui/dialog";
import { Kbd } from "~/ui/kbd";

type Word = Exclude<keyof IntlMessages, "title" | "list" | "conversation" | "everywhere" | "or">;
type IntlMessages = typeof import("~/i18n/messages/pt-BR/inbox-list.json")["keys"];

const GROUPS: readonly [heading: "list" | "conversation" | "everywhere", lines: [Word, ...string[]][]][] = [
  [
    "list",
    [
      ["next", "J", "↓"],
      ["previous", "K", "↑"],
      ["open", "Enter"],
      ["select", "X"],
      ["range", "Shift X"],
      ["search", "/"],
    ],
  ],
  [
    "conversation",
    [
      ["reply", "R"],
      ["finish", "E"],
      ["assign", "A"],
      ["snooze", "S"],
      ["label", "L"],
      ["unread", "U"],
    ],
  ],
  [
    "everywhere",
    [
      ["palette", "Ctrl K"],
      ["back", "Esc"],
      ["help", "?"],
    ],
  ],
];

/** All keys of the inbox. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useT("inbox-list.keys");
  const actions = useT("common.actions");
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      wide
      footer={<Button onClick={onClose}>{actions("close")}</Button>}
    >
      <div className="keys">
        {GROUPS.map(([heading, lines]) => (
          <section key={heading} aria-label={t(heading)}>
            <h3 className="t3 sm">{t(heading)}</h3>
            <dl>
              {lines.map(([word, ...keys]) => (
                <Fragment key={word}>
                  <dt>{t(word)}</dt>
                  <dd>
                    {keys.map((key, at) => (
                      <Fragment key={key}>
                        {at > 0 && <span className="t3 sm"> {t("or")} </span>}
                        <Kbd>{key}</Kbd>
                      </Fragment>
                    ))}
                  </dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
