import { clsx } from "clsx";

/** The mark: a tick that is an M. */
export function Logo({ large }: { large?: boolean }) {
  return (
    <span className={clsx("logo", large && "size-7 rounded-lg")} aria-hidden="true">
      <svg viewBox="0 0 16 16" className={clsx(large && "size-5")} aria-hidden="true">
        <path d="M2.2 12.2 4.6 4.2 8 9.4 13.6 2.6M13.4 7.2v5" />
      </svg>
    </span>
  );
}
