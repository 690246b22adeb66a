import { type ActionFunctionArgs, redirect } from "@remix-run/server-runtime";
import { isLocale } from "~/i18n/locale";

const oneYearSeconds = 31_536_000;

/** Form fields `locale`, `theme` and `returnTo` (a path of ours): remembers the choice and goes back. Works without JavaScript. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const headers = new Headers();
  const locale = form.get("locale");
  const theme = form.get("theme");
  if (isLocale(locale)) headers.append("set-cookie", cookie("locale", locale));
  if (theme === "light" || theme === "dark" || theme === "system") {
    headers.append("set-cookie", cookie("theme", theme));
  }
  return redirect(ownPath(form.get("returnTo")), { headers });
}

export function loader() {
  return redirect("/");
}

function cookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${oneYearSeconds}; SameSite=Lax`;
}

/** Only a path on this site: `//evil` and `/\evil` would leave it. */
function ownPath(value: FormDataEntryValue | null): string {
  return typeof value === "string" && /^\/(?![/\\])/.test(value) ? value : "/";
}
