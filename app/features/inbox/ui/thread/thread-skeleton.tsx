import { useThreadView } from "./thread-context";

const WIDTHS = [220, 300, 160, 340, 200, 280];

/** Bubbles that are still on their way, after a moment. */
export function ThreadSkeleton({ shown }: { shown: boolean }) {
  const { t } = useThreadView();
  return (
    <div className="thread" role="status" aria-label={shown ? t("loading") : undefined}>
      <div className="thread-in late">
        {shown &&
          WIDTHS.map((width, at) => (
            <span key={width} className={`sk bub-sk ${at % 3 === 1 ? "out" : "in"}`} style={{ width }} />
          ))}
      </div>
    </div>
  );
}
