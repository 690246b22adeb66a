import type { ReactNode } from "react";
import { EmptyDrawing, type EmptyDrawingName } from "./empty-drawing";

interface EmptyStateProps {
  drawing?: EmptyDrawingName;
  /** One sentence about the next step. */
  sentence: ReactNode;
  /** One button. */
  action?: ReactNode;
  /** A quieter second way, as a link. */
  more?: ReactNode;
}

/** A screen with nothing yet: a small drawing of what will happen, one sentence, one button. */
export function EmptyState({ drawing = "list", sentence, action, more }: EmptyStateProps) {
  return (
    <div className="empty">
      <EmptyDrawing name={drawing} />
      <p>{sentence}</p>
      {action}
      {more && <div className="more">{more}</div>}
    </div>
  );
}
