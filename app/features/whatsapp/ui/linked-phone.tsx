import { formatPhone } from "~/features/contacts/core/format-phone";
import { useT } from "~/i18n/use-t";
import { Avatar } from "~/ui/avatar";
import { Tag } from "~/ui/tag";
import type { LinkView } from "../link-view";

/** Whose phone it is: picture, name and number, as WhatsApp gives them. */
export function LinkedPhone({ view }: { view: LinkView }) {
  const t = useT("whatsapp.linked");
  const card = useT("whatsapp.card");
  const { pushName, phone, pictureUrl, phase, connectionId } = view;
  const name = pushName ?? t("noName");
  return (
    <div className="row gap-4">
      {pictureUrl ? (
        <img
          src={pictureUrl}
          alt={t("picture", { name })}
          width={56}
          height={56}
          className="size-14 flex-none rounded-full object-cover"
        />
      ) : (
        <span className="[&_.av]:size-14 [&_.av]:text-[20px]">
          <Avatar id={connectionId} name={pushName ?? (phone && formatPhone(phone))} size="xl" />
        </span>
      )}
      <div className="min-w-0">
        <div className="row gap-2">
          <span className="semi lg ell" dir="auto" title={name}>
            {name}
          </span>
          {phase === "open" ? (
            <Tag tone="ok">{card("linked")}</Tag>
          ) : (
            <Tag tone="hold">{card("reconnecting")}</Tag>
          )}
        </div>
        <p className="t2 num mt-0.5">{phone && formatPhone(phone)}</p>
      </div>
    </div>
  );
}
