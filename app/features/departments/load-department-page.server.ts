import type { CompanyContext } from "~/platform/db/company-types";
import { AppError } from "~/platform/errors/app-error";
import { type DepartmentView, listDepartments } from "./list-departments.server";

/** What can be chosen for a department. */
export interface DepartmentChoices {
  /** IANA, the company's. */
  zone: string;
  members: { userId: string; name: string; role: string }[];
  connections: { id: string; name: string; address: string; departmentName: string | null }[];
}

/** A department (null with the id "new") and everything that can be chosen for it. @throws AppError NOT_FOUND */
export async function loadDepartmentPage(
  ctx: CompanyContext,
  id: string,
): Promise<{ department: DepartmentView | null; choices: DepartmentChoices }> {
  const departments = await listDepartments(ctx);
  const department = departments.find((one) => one.id === id) ?? null;
  if (!department && id !== "new") throw new AppError("NOT_FOUND", "departments.errors.gone");
  const choices = await ctx.read(async ({ db }) => {
    const company = await db.company.findFirstOrThrow({ select: { timeZone: true } });
    const members = await db.membership.findMany({
      select: { userId: true, role: true, user: { select: { name: true } } },
    });
    const connections = await db.connection.findMany({
      where: { removedAt: null },
      select: { id: true, name: true, address: true },
      orderBy: { name: "asc" },
    });
    const others = departments.filter((one) => one.id !== id);
    return {
      zone: company.timeZone.replaceAll("_", " "),
      members: members
        .map(({ userId, role, user }) => ({ userId, role, name: user.name }))
        .sort((one, other) => one.name.localeCompare(other.name, "pt-BR")),
      connections: connections.map((one) => ({
        ...one,
        departmentName: others.find(({ connectionIds }) => connectionIds.includes(one.id))?.name ?? null,
      })),
    };
  });
  return { department, choices };
}
