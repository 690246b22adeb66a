import { Link } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/server-runtime";
import ChevronRight from "lucide-react/icons/chevron-right";
import { requireCompany } from "~/features/auth/require-company.server";
import { CONNECTION_GLYPHS } from "~/features/connections/ui/connection-glyph";
import { useT } from "~/i18n/use-t";
import { Icon } from "~/ui/icon";
import { PageHeader } from "~/ui/page-header";

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCompany(request, "admin");
  return null;
}

const KINDS = ["meta", "whatsapp", "sms"] as const;

export default function NewConnection() {
  const t = useT("connections");
  return (
    <>
      <PageHeader crumbs={[{ label: t("list.title"), to: "/settings/connections" }]} title={t("new.title")} />
      <div className="max-w-[640px] px-5 py-6 max-[720px]:px-4">
        <h2 className="text-[16px] leading-6">{t("new.choose")}</h2>
        <ul className="mt-4 border-line border-t">
          {KINDS.map((kind) => (
            <li key={kind} className="border-line border-b">
              <Link to={`/settings/connections/new/${kind}`} className="row gap-4 py-4 hover:bg-hover">
                <span className="grid size-9 flex-none place-items-center rounded-[8px] bg-sunken text-ink-2">
                  <Icon of={CONNECTION_GLYPHS[kind]} />
                </span>
                <span className="grow">
                  <span className="semi block">{t(`new.${kind}`)}</span>
                  <span className="t2 block">{t(`new.${kind}Explain`)}</span>
                </span>
                <Icon of={ChevronRight} className="t3" />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
