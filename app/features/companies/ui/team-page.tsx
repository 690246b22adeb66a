import { useT } from "~/i18n/use-t";
import type { FormFailure } from "~/platform/forms/form-failure";
import { CopyField } from "~/ui/copy-field";
import { Num } from "~/ui/num";
import { Say } from "~/ui/say";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import { Th } from "~/ui/th";
import type { TeamDone } from "../team-action.server";
import { InvitationList } from "./invitation-list";
import { InviteForm } from "./invite-form";
import { MemberRow, type MemberRowProps } from "./member-row";
import { SettingsPage } from "./settings-page";

interface TeamPageProps {
  members: MemberRowProps["member"][];
  invitations: Parameters<typeof InvitationList>[0]["invitations"];
  departments: MemberRowProps["departments"];
  mayInvite: boolean;
  me: MemberRowProps["me"];
  answer?: TeamDone | FormFailure;
}

/** Who belongs to the company, who is invited, and what each may do. */
export function TeamPage({ members, departments, invitations, mayInvite, me, answer }: TeamPageProps) {
  const t = useT("companies");
  const failure = answer && "fields" in answer ? answer : undefined;
  return (
    <SettingsPage title={t("team.title")} note={<Num value={members.length} />}>
      {answer && <TeamAnswer answer={answer} />}
      {mayInvite && (
        <Section className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4" title={t("team.invite")}>
          <InviteForm key={String(answer && "done" in answer)} failure={failure} />
        </Section>
      )}
      <Section className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4" title={t("team.members")}>
        <Table
          label={t("team.members")}
          twoLines
          head={
            <>
              <Th className="w-14" />
              <Th>{t("team.name")}</Th>
              <Th>{t("team.role")}</Th>
              <Th>{t("team.since")}</Th>
              <Th />
            </>
          }
        >
          {members.map((member) => (
            <MemberRow key={member.membershipId} member={member} departments={departments} me={me} />
          ))}
        </Table>
      </Section>
      {mayInvite && (
        <Section className="pt-5 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4" title={t("team.invitations")}>
          <InvitationList invitations={invitations} />
        </Section>
      )}
    </SettingsPage>
  );
}

function TeamAnswer({ answer }: { answer: TeamDone | FormFailure }) {
  const t = useT("companies.team");
  if ("fields" in answer) {
    const sentence = answer.sentence ?? answer.fields.capacity ?? answer.fields.visibility;
    return sentence ? (
      <Say tone="bad" live className="mx-5 mt-4">
        {sentence}
      </Say>
    ) : null;
  }
  return (
    <div className="px-5 max-sm:px-4 pt-4 col gap-2">
      <Say tone="ok" live>
        {t(answer.done)}
      </Say>
      {answer.done === "inviteReady" && <CopyField value={answer.link} label={t("inviteLink")} />}
    </div>
  );
}
