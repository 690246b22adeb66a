import interUrl from "@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url";
import { Links, Meta, type MetaFunction, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import type { LinksFunction } from "@remix-run/server-runtime";
import { type ReactNode, Suspense, useContext } from "react";
import { useLocale } from "use-intl/react";
import { UsedNamespacesScript } from "~/i18n/used-namespaces-script";
import { DocumentContext } from "~/ui/document-context";
import { ErrorPage } from "~/ui/shell/error-page";
import { RouteProgress } from "~/ui/shell/route-progress";
import "./tailwind.css";

export const links: LinksFunction = () => [
  { rel: "preload", href: interUrl, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export const meta: MetaFunction = () => [{ title: "Master IA" }];

/** Chooses the theme before the first paint when the reader left it to the device. */
const followDevice =
  "var d=document.documentElement;if(!d.dataset.theme)d.dataset.theme=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light'";

/** The HTML document of every page, the error page included. */
export function Layout({ children }: { children: ReactNode }) {
  const { nonce, theme, timeZone } = useContext(DocumentContext);
  const locale = useLocale();
  return (
    <html
      lang={locale}
      data-zone={timeZone}
      data-chosen={theme}
      data-theme={theme === "system" ? undefined : theme}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <script
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by the nonce.
          dangerouslySetInnerHTML={{ __html: followDevice }}
        />
        <Meta />
        <Links />
      </head>
      <body>
        <RouteProgress />
        {children}
        <UsedNamespacesScript />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** A page whose messages are still on their way keeps the old one standing: navigations are transitions. */
export default function Root() {
  return (
    <Suspense fallback={null}>
      <Outlet />
    </Suspense>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
