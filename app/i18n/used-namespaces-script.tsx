import { useContext } from "react";
import { UsedNamespaces } from "./used-namespaces";

const id = "used-namespaces";

/** Tells the browser, at the end of the body, which namespaces the page was drawn with; data, not code. */
export function UsedNamespacesScript() {
  const used = useContext(UsedNamespaces);
  return (
    <script
      id={id}
      type="application/json"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: names of our own files, from code.
      dangerouslySetInnerHTML={{ __html: used ? JSON.stringify([...used]) : "" }}
    />
  );
}

/** What the server wrote there. */
export function readUsedNamespaces(): string[] {
  const words = document.getElementById(id)?.textContent;
  return words ? (JSON.parse(words) as string[]) : [];
}
