import { Form, useNavigation } from "@remix-run/react";
import { type FormEvent, useId, useState } from "react";
import { useT } from "~/i18n/use-t";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/checkbox";
import { Dialog } from "~/ui/dialog";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";
import { Select } from "~/ui/select";
import { isAtLeast } from "../core/permissions";
import { MOST_CAPACITY, VISIBILITIES } from "../core/visibility";
import type { TeamMember } from "../list-team.server";

interface MemberWorkProps {
  member: Pick<TeamMember, "membershipId" | "name" | "role" | "visibility" | "capacity" | "departmentIds">;
  departments: { id: string; name: string }[];
}

/** Which conversations a member sees and gets: a button, and a window behind it. */
export function MemberWork({ member, departments }: MemberWorkProps) {
  const t = useT("companies.team");
  const back = useT("common.actions")("back");
  const [open, setOpen] = useState(false);
  const form = useId();
  const busy = useNavigation().state !== "idle";
  const seesAll = isAtLeast(member.role, "admin");
  const close = () => setOpen(false);
  const onSubmit = (_: FormEvent) => setOpen(false);
  return (
    <>
      <Button size="sm" aria-label={`${t("work")}: ${member.name}`} onClick={() => setOpen(true)}>
        {t("work")}
      </Button>
      <div className="contents text-start whitespace-normal">
        <Dialog
          open={open}
          onClose={close}
          title={t("workTitle", { name: member.name })}
          explain={t("workExplain", { name: member.name })}
          footer={
            <>
              <Button variant="ghost" onClick={close}>
                {back}
              </Button>
              <Button type="submit" form={form} variant="primary" busy={busy}>
                {t("workSave")}
              </Button>
            </>
          }
        >
          <Form method="post" id={form} onSubmit={onSubmit} className="col gap-4">
            <input type="hidden" name="intent" value="work" />
            <input type="hidden" name="id" value={member.membershipId} />
            <Field label={t("visibility")} help={seesAll ? t("seesAll") : undefined}>
              <Select
                name="visibility"
                defaultValue={member.visibility}
                options={VISIBILITIES.map((value) => ({ value, label: t(`visibilities.${value}`) }))}
              />
            </Field>
            <Field label={t("capacity")} help={t("capacityHelp")}>
              <Input
                className="max-w-28"
                name="capacity"
                type="number"
                inputMode="numeric"
                min={0}
                max={MOST_CAPACITY}
                required
                defaultValue={member.capacity}
              />
            </Field>
            <fieldset className="field">
              <legend className="lab mb-1.5">{t("departments")}</legend>
              {departments.length === 0 && <p className="t3">{t("noDepartments")}</p>}
              <div className="col gap-2">
                {departments.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    name="department"
                    value={id}
                    label={name}
                    defaultChecked={member.departmentIds.includes(id)}
                  />
                ))}
              </div>
            </fieldset>
          </Form>
        </Dialog>
      </div>
    </>
  );
}
