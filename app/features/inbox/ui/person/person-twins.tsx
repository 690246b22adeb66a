import type { SectionProps } from "./person-panel";

export function PersonTwins(_: SectionProps) {
  return null;
}
