import Ellipsis from "lucide-react/icons/ellipsis";
import Plus from "lucide-react/icons/plus";
import { useState } from "react";
import { labelClass } from "~/features/inbox/ui/list/label-class";
import { InboxSettingsPage } from "~/features/inbox/ui/settings/inbox-settings-page";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { DropdownMenu } from "~/ui/dropdown-menu";
import { EmptyState } from "~/ui/empty-state";
import { IconButton } from "~/ui/icon-button";
import { Num } from "~/ui/num";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { LabelView } from "../list-labels.sql.server";
import { LabelDialog } from "./label-dialog";
import { RemoveLabelDialog } from "./remove-label-dialog";

interface LabelsPageProps {
  labels: LabelView[];
  /** May change what the whole company has: the inbox settings, and remove labels. */
  mayChange: boolean;
}

type Wish = { what: "create" } | { what: "change" | "remove"; label: LabelView };

/** All labels with their colours and how many conversations have them. */
export function LabelsPage({ labels, mayChange }: LabelsPageProps) {
  const t = useT("labels");
  const [wish, setWish] = useState<Wish | null>(null);
  const close = () => setWish(null);
  const create = (
    <Button variant="primary" icon={Plus} onClick={() => setWish({ what: "create" })}>
      {t("new")}
    </Button>
  );
  return (
    <InboxSettingsPage mayChange={mayChange} actions={labels.length > 0 && create}>
      {labels.length === 0 ? (
        <EmptyState sentence={t("empty")} action={create} />
      ) : (
        <Table
          label={t("title")}
          head={
            <>
              <Th>{t("name")}</Th>
              <Th numeric className="w-[160px]">
                {t("conversations")}
              </Th>
              <Th className="w-[64px]" />
            </>
          }
        >
          {labels.map((label) => (
            <Tr key={label.id}>
              <Td name phone="title">
                <span className={`tag ${labelClass(label.color)}`}>{label.name}</span>
              </Td>
              <Td numeric phone="meta" className="max-sm:text-left">
                <Num value={label.conversations} />{" "}
                <span className="only-m t3">{t("conversations").toLowerCase()}</span>
              </Td>
              <Td phone="end">
                <DropdownMenu
                  label={t("actions", { name: label.name })}
                  align="end"
                  trigger={(props) => (
                    <IconButton
                      icon={Ellipsis}
                      label={t("actions", { name: label.name })}
                      size="sm"
                      {...props}
                    />
                  )}
                  items={[
                    { label: t("edit"), onSelect: () => setWish({ what: "change", label }) },
                    ...(mayChange
                      ? [
                          { separator: true as const },
                          {
                            label: t("remove"),
                            tone: "bad" as const,
                            onSelect: () => setWish({ what: "remove", label }),
                          },
                        ]
                      : []),
                  ]}
                />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
      {wish?.what === "create" && <LabelDialog label={null} onClose={close} />}
      {wish?.what === "change" && <LabelDialog label={wish.label} onClose={close} />}
      {wish?.what === "remove" && <RemoveLabelDialog label={wish.label} onClose={close} />}
    </InboxSettingsPage>
  );
}
