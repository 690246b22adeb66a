interface SkeletonProps {
  /** CSS length. */
  width?: string;
  height?: string;
  round?: boolean;
}

/** A grey place where words will stand; as high as they will be. */
export function Skeleton({ width = "100%", height, round }: SkeletonProps) {
  return <span className="sk" style={{ width, height, borderRadius: round ? "50%" : undefined }} />;
}
