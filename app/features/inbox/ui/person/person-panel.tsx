import X from "lucide-react/icons/x";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { IconButton } from "~/ui/icon-button";
import { Say } from "~/ui/say";
import { Skeleton } from "~/ui/skeleton";
import { PersonActions } from "./person-actions";
import { PersonConsent } from "./person-consent";
import { PersonConversations } from "./person-conversations";
import { PersonData } from "./person-data";
import { PersonHead } from "./person-head";
import { PersonReceived } from "./person-received";
import { PersonTwins } from "./person-twins";
import { usePerson } from "./use-person";
import "./person.css";

export interface PersonPanelProps {
  conversationId: string;
  contactId: string;
  onClose: () => void;
}

/** Who is on the other side: may we write, what we know, what they received, where else we talk. */
export default function PersonPanel({ conversationId, contactId, onClose }: PersonPanelProps) {
  const t = useT("inbox-person");
  const state = usePerson(conversationId, contactId);
  const { person, failed, refresh } = state;
  return (
    <aside className="person" aria-label={t("title")}>
      <div className="person-h">
        <h2 className="grow">{t("title")}</h2>
        <IconButton icon={X} size="sm" label={t("close")} onClick={onClose} />
      </div>
      <div className="scroll grow" data-scroll="person">
        {failed && (
          <Say
            tone="bad"
            live
            className="m-3"
            title={t("failed")}
            action={
              <Button size="sm" onClick={refresh}>
                {t("again")}
              </Button>
            }
          />
        )}
        {person ? <Sections key={person.contactId} {...state} person={person} /> : !failed && <Waiting />}
      </div>
    </aside>
  );
}

export interface SectionProps extends ReturnType<typeof usePerson> {
  person: NonNullable<ReturnType<typeof usePerson>["person"]>;
}

function Sections(props: SectionProps) {
  return (
    <>
      <PersonHead {...props} />
      <PersonConsent {...props} />
      <PersonData {...props} />
      <PersonReceived {...props} />
      <PersonConversations {...props} />
      <PersonTwins {...props} />
      {props.person.mayWrite && <PersonActions {...props} />}
    </>
  );
}

function Waiting() {
  return (
    <div className="col gap-3 p-4" aria-hidden="true">
      <Skeleton width="70%" />
      <Skeleton width="45%" />
      <Skeleton width="90%" />
      <Skeleton width="60%" />
    </div>
  );
}
