import type { ReactNode } from "react";

interface SplitLayoutProps {
  children: ReactNode;
  /** A Panel, or several. */
  aside?: ReactNode;
}

/** The page under its header: what scrolls at the left, panels at the right. */
export function SplitLayout({ children, aside }: SplitLayoutProps) {
  return (
    <div className="body split">
      <div className="page scroll" data-scroll="page">
        {children}
      </div>
      {aside}
    </div>
  );
}
