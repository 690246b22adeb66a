import type { QrFigures } from "~/features/whatsapp/qr-figures";
import { QrActions } from "~/features/whatsapp/ui/qr-actions";
import { QrFacts } from "~/features/whatsapp/ui/qr-facts";
import { QrNotice } from "~/features/whatsapp/ui/qr-notice";
import { QrTag } from "~/features/whatsapp/ui/qr-tag";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { smsSenderKind } from "../core/sender-kind";
import type { ConnectionSummary } from "../list-connections.server";
import type { SmsFigures } from "../sms-figures.server";
import { ConnectionActions } from "./connection-actions";
import { ConnectionFacts } from "./connection-facts";
import { CONNECTION_GLYPHS } from "./connection-glyph";
import { ConnectionNotice } from "./connection-notice";
import { ConnectionTag } from "./connection-tag";
import { showAddress } from "./show-address";

interface ConnectionRowProps {
  connection: ConnectionSummary;
  sms?: SmsFigures;
  qr?: QrFigures;
  mayWrite: boolean;
  /** Accept the risk of campaigns by QR, whose first day has so many messages. */
  mayAccept: boolean;
  firstDay: number;
}

/** One connection in the list: what it is, how it does, what one may do, and what is the matter. */
export function ConnectionRow({ connection, sms, qr, mayWrite, mayAccept, firstDay }: ConnectionRowProps) {
  const t = useT("connections");
  const card = useT("whatsapp.card");
  const { kind, name, waiting } = connection;
  const address = qr ? (qr.phone ?? "") : connection.address;
  const what = kind === "sms" ? t(`sender.${smsSenderKind(address)}`) : t(`kind.${kind}`);
  return (
    <article
      aria-label={name}
      className="grid grid-cols-[36px_minmax(0,1.05fr)_minmax(0,1.5fr)_164px] items-start gap-x-4 border-line border-b py-[17px] max-[1100px]:grid-cols-[36px_minmax(0,1fr)_minmax(0,1.3fr)_auto] max-[720px]:grid-cols-[36px_minmax(0,1fr)_auto] [&_.said]:col-[2/4] [&_.said]:mt-2.5 max-[720px]:[&_.said]:col-span-full"
    >
      <span className="grid size-9 place-items-center rounded-[8px] bg-sunken text-ink-2">
        <Icon of={CONNECTION_GLYPHS[kind]} />
      </span>
      <div className="min-w-0">
        <div className="row max-[720px]:flex-wrap max-[720px]:gap-y-1">
          <h2 className="semi lg ell min-w-0" title={name}>
            <bdi>{name}</bdi>
          </h2>
          {qr ? <QrTag state={connection.state} qr={qr} /> : <ConnectionTag {...connection} />}
        </div>
        <p className="t2 num ell mt-px max-[720px]:whitespace-normal" title={address}>
          {what}
          {" · "}
          <span className="nw">{address ? showAddress(address) : card("noNumber")}</span>
          {qr?.server === "sandbox" && ` · ${card("sandbox")}`}
        </p>
      </div>
      <div className="contents max-[720px]:[&>dl]:order-1">
        {qr ? <QrFacts waiting={waiting} qr={qr} /> : <ConnectionFacts connection={connection} sms={sms} />}
      </div>
      <div className="row justify-end gap-1">
        {mayWrite &&
          (qr ? (
            <QrActions connection={connection} qr={qr} mayAccept={mayAccept} firstDay={firstDay} />
          ) : (
            <ConnectionActions connection={connection} />
          ))}
      </div>
      <div className="contents max-[720px]:[&>.said]:order-2">
        {qr ? <QrNotice waiting={waiting} qr={qr} /> : <ConnectionNotice connection={connection} />}
      </div>
    </article>
  );
}
