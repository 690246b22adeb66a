import { createContext } from "react";

export interface DocumentSettings {
  /** Set by the web server for its Content-Security-Policy; browsers hide it from scripts, so "" there. */
  nonce: string;
  theme: "light" | "dark" | "system";
  /** The zone the server drew the page in. */
  timeZone: string;
}

/** What the document itself needs before any loader runs, so that error pages have it too. */
export const DocumentContext = createContext<DocumentSettings>({
  nonce: "",
  theme: "system",
  timeZone: "America/Sao_Paulo",
});
