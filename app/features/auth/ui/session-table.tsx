import { Form } from "@remix-run/react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { DateTime } from "~/ui/date-time";
import { RelativeTime } from "~/ui/relative-time";
import { Section } from "~/ui/section";
import { Table } from "~/ui/table";
import { Tag } from "~/ui/tag";
import { Td } from "~/ui/td";
import { Th } from "~/ui/th";
import { Tr } from "~/ui/tr";
import type { SessionListItem } from "../list-sessions.server";

/** Where one is logged in; any other place can be ended from here. */
export function SessionTable({ sessions }: { sessions: SessionListItem[] }) {
  const t = useT("auth.account");
  return (
    <Section
      className="pt-2 [&>.sec-h]:px-5 max-sm:[&>.sec-h]:px-4"
      title={t("sessions")}
      aside={sessions.length > 1 && <EndForm intent="end-others" label={t("endOthers")} />}
    >
      <Table
        label={t("sessions")}
        head={
          <>
            <Th>{t("deviceHead")}</Th>
            <Th>{t("address")}</Th>
            <Th>{t("seen")}</Th>
            <Th>{t("since")}</Th>
            <Th />
          </>
        }
      >
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </Table>
    </Section>
  );
}

function SessionRow({ session }: { session: SessionListItem }) {
  const t = useT("auth.account");
  const device = [session.browser, session.system].filter(Boolean).join(" · ") || t("unknownDevice");
  return (
    <Tr>
      <Td name phone="title">
        {device}
      </Td>
      <Td mono phone="meta">
        {session.address}
      </Td>
      <Td phone="end" className="t2">
        <RelativeTime at={session.lastSeenAt} />
      </Td>
      <Td className="t2">
        <DateTime at={session.createdAt} />
      </Td>
      <Td phone="more" className="n">
        {session.current ? (
          <Tag tone="ok">{t("current")}</Tag>
        ) : (
          <EndForm intent="end" id={session.id} label={t("end")} spoken={`${t("end")}: ${device}`} />
        )}
      </Td>
    </Tr>
  );
}

interface EndFormProps {
  intent: "end" | "end-others";
  id?: string;
  label: string;
  spoken?: string;
}

function EndForm({ intent, id, label, spoken }: EndFormProps) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      {id && <input type="hidden" name="id" value={id} />}
      <Button type="submit" size="sm" variant="redword" aria-label={spoken}>
        {label}
      </Button>
    </Form>
  );
}
