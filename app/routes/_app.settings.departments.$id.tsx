import { useActionData, useLoaderData } from "@remix-run/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/server-runtime";
import { assertSameOrigin } from "~/features/auth/assert-same-origin.server";
import { requireCompany } from "~/features/auth/require-company.server";
import { isUuid } from "~/features/contacts/core/is-uuid";
import { departmentFormSchema } from "~/features/departments/departments.schema";
import { loadDepartmentPage } from "~/features/departments/load-department-page.server";
import { previewDepartmentRemoval, removeDepartment } from "~/features/departments/remove-department.server";
import { saveDepartment } from "~/features/departments/save-department.server";
import { DepartmentPage } from "~/features/departments/ui/department-page";
import { pageTitle } from "~/i18n/page-title.server";
import { titleMeta } from "~/i18n/title-meta";
import { AppError } from "~/platform/errors/app-error";
import { formFailure, refusedForm } from "~/platform/forms/form-failure.server";
import { readForm } from "~/platform/forms/read-form";

export const meta = titleMeta;

function idOf({ id = "" }: { id?: string }): string | null {
  if (id === "new") return null;
  if (!isUuid(id)) throw new AppError("NOT_FOUND", "departments.errors.gone");
  return id;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { ctx } = await requireCompany(request, "admin");
  const id = idOf(params);
  const page = await loadDepartmentPage(ctx, id ?? "new");
  return {
    ...page,
    title: page.department ? `${page.department.name} · Master IA` : pageTitle(request, "departments.new"),
    losing: id ? await previewDepartmentRemoval(ctx, id) : null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  assertSameOrigin(request);
  const { ctx } = await requireCompany(request, "admin");
  const id = idOf(params);
  const form = await request.formData();
  try {
    if (id && form.get("intent") === "remove") {
      await removeDepartment(ctx, id);
      return redirect("/settings/departments?done=removed");
    }
    form.set("days", form.getAll("day").join(""));
    form.set("members", form.getAll("member").join(","));
    form.set("connections", form.getAll("connection").join(","));
    const reading = readForm(departmentFormSchema, form);
    if (!reading.ok) return formFailure(request, reading);
    await saveDepartment(ctx, id, reading.value);
    return redirect(`/settings/departments?done=${id ? "saved" : "created"}`);
  } catch (error) {
    return refusedForm(request, error);
  }
}

export default function DepartmentRoute() {
  const { department, choices, losing } = useLoaderData<typeof loader>();
  const failure = useActionData<typeof action>();
  return (
    <DepartmentPage
      key={department?.id ?? "new"}
      department={department}
      choices={choices}
      losing={losing}
      failure={failure}
    />
  );
}
