import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

/** `<a>` inside a translated sentence: `t.rich("have", { a: inlineLink("/login") })`. */
export function inlineLink(to: string) {
  return (words: ReactNode) => (
    <Link className="link" to={to}>
      {words}
    </Link>
  );
}
