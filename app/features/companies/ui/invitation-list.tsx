import { useT } from "~/i18n/use-t";
import { DateTime } from "~/ui/date-time";
import { Table } from "~/ui/table";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import { ConfirmingForm } from "./confirming-form";

interface InvitationListProps {
  invitations: {
    id: string;
    email: string | null;
    role: "owner" | "admin" | "agent" | "viewer";
    expiresAt: string | Date;
  }[];
}

/** Links that can still be used. */
export function InvitationList({ invitations }: InvitationListProps) {
  const t = useT("companies");
  if (invitations.length === 0) return <p className="t3 px-5 max-sm:px-4 pb-5">{t("team.noInvitations")}</p>;
  return (
    <Table
      label={t("team.invitations")}
      head={
        <>
          <Th>{t("team.inviteEmail")}</Th>
          <Th>{t("team.role")}</Th>
          <Th>{t("team.until")}</Th>
          <Th aria-label={t("team.revoke")} />
        </>
      }
    >
      {invitations.map((one) => (
        <Tr key={one.id}>
          <Td name phone="title">
            {one.email ?? t("team.anyone")}
          </Td>
          <Td phone="meta">{t(`roles.${one.role}`)}</Td>
          <Td phone="end" className="t2">
            <DateTime at={one.expiresAt} />
          </Td>
          <Td phone="more" className="n">
            <ConfirmingForm
              fields={{ intent: "revoke", id: one.id }}
              label={t("team.revoke")}
              title={t("team.revokeTitle")}
              explain={t("team.revokeExplain")}
            />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
