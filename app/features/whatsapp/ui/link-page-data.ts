import type { TestMessageState } from "~/features/connections/test-message-state.server";
import type { QrDrawing } from "../core/draw-qr";
import type { LinkView } from "../link-view";

/** What the page about one link is given. */
export interface LinkPageData {
  view: LinkView;
  /** The code of `view.qr`, drawn. */
  drawing: QrDrawing | null;
  /** The server's clock at this reading, ISO: the browser's own may be wrong. */
  now: string;
  /** Campaign messages of the first day of the warm-up. */
  firstDay: number;
  /** Only an owner accepts the risk. */
  mayAccept: boolean;
  /** The message that somebody sent to their own phone. */
  lastTest: TestMessageState | null;
  /** Why the last act was not done, in the reader's language. */
  refused?: string;
}
