import type { ReactNode } from "react";
import { useT } from "~/i18n/use-t";
import { Ledger } from "../ledger";
import { LanguageLinks } from "./language-links";
import { Logo } from "./logo";

interface AuthLayoutProps {
  title: string;
  /** Host of this installation, at the foot. */
  host?: string;
  children: ReactNode;
}

const proof = [
  { key: "audience", value: 14_212 },
  { key: "recent", value: 1_036 },
  { key: "stopped", value: 412 },
  { key: "noConsent", value: 341 },
  { key: "others", value: 512 },
] as const;

/** Log-in, sign-up and forgotten password: the form at the left, the product's promise at the right. */
export function AuthLayout({ title, host, children }: AuthLayoutProps) {
  const t = useT("shell");
  return (
    <div className="auth">
      <main className="auth-l">
        <div className="row gap-2.5">
          <Logo large />
          <span className="semi text-[15px] tracking-tight">{t("product")}</span>
        </div>
        <div className="auth-form">
          <h1 tabIndex={-1}>{title}</h1>
          {children}
        </div>
        <div className="row sm t3 gap-4">
          <LanguageLinks />
          <span className="grow" />
          {host && <span className="ell">{host}</span>}
        </div>
      </main>
      <aside className="auth-r" aria-label={t("product")}>
        <div className="proof">
          <div className="sm t2 med mb-3.5">{t("auth.proofTitle")}</div>
          <Ledger
            lines={proof.map((line, at) => ({
              key: line.key,
              label: <span className={at > 0 ? "t2" : undefined}>{t(`auth.${line.key}`)}</span>,
              value: line.value,
              op: at > 0 ? "−" : undefined,
            }))}
            totalLabel={t("auth.receive")}
            total={11_911}
            proof
          />
        </div>
        <p className="say1">{t.rich("auth.motto", { mark: (words) => <mark>{words}</mark> })}</p>
      </aside>
    </div>
  );
}
