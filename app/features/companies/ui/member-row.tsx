import { Form } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import type { Role } from "~/platform/db/company-types";
import { Avatar } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { Select } from "~/ui/select";
import { Td } from "~/ui/td";
import { Tr } from "~/ui/tr";
import { isAtLeast, mayManage, ROLES } from "../core/permissions";
import { ConfirmingForm } from "./confirming-form";
import { MemberWork } from "./member-work";

export interface MemberRowProps {
  departments: { id: string; name: string }[];
  member: Parameters<typeof MemberWork>[0]["member"] & {
    membershipId: string;
    userId: string;
    name: string;
    email: string;
    role: Role;
    since: string | Date;
  };
  /** The reader. */
  me: { userId: string; role: Role };
}

/** A person of the team; whoever may, changes the role or takes them out. */
export function MemberRow({ member, departments, me }: MemberRowProps) {
  const t = useT("companies");
  const managed = mayManage(me.role, member.role);
  return (
    <Tr>
      <Td phone="lead" className="w-14 max-sm:w-auto">
        <Avatar id={member.userId} name={member.name} />
      </Td>
      <Td name phone="title">
        <div className="ell">
          {member.name}
          {member.userId === me.userId && <span className="t3"> · {t("team.you")}</span>}
        </div>
        <div className="t3 sm ell">{member.email}</div>
      </Td>
      <Td phone="meta" className="max-sm:pt-2">
        {managed ? <RoleForm member={member} me={me} /> : t(`roles.${member.role}`)}
      </Td>
      <Td className="t2">
        <DateTime at={member.since} style="day" />
      </Td>
      <Td phone="more" className="n">
        <div className="row gap-2 justify-end max-sm:justify-start max-sm:pt-2">
          {isAtLeast(me.role, "admin") && <MemberWork member={member} departments={departments} />}
          {managed && (
            <ConfirmingForm
              fields={{ intent: "remove", id: member.membershipId }}
              label={t("team.remove")}
              ariaLabel={`${t("team.remove")}: ${member.name}`}
              title={t("team.removeTitle", { name: member.name })}
              explain={t("team.removeExplain")}
            />
          )}
        </div>
      </Td>
    </Tr>
  );
}

function RoleForm({ member, me }: Pick<MemberRowProps, "member" | "me">) {
  const t = useT("companies");
  const options = ROLES.filter((role) => mayManage(me.role, role))
    .toReversed()
    .map((role) => ({ value: role, label: t(`roles.${role}`) }));
  return (
    <Form method="post" className="row gap-2">
      <input type="hidden" name="intent" value="role" />
      <input type="hidden" name="id" value={member.membershipId} />
      <Select
        key={member.role}
        name="role"
        size="sm"
        className="min-w-0 max-w-44"
        aria-label={`${t("team.role")}: ${member.name}`}
        options={options}
        defaultValue={member.role}
      />
      <Button type="submit" size="sm" aria-label={`${t("team.saveRole")}: ${member.name}`}>
        {t("team.saveRole")}
      </Button>
    </Form>
  );
}
