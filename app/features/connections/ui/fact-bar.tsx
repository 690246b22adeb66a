import { ProgressBar } from "~/ui/progress-bar";

interface FactBarProps {
  kind: "read" | "held" | "ok";
  value: number;
  total: number;
  sentence: string;
}

/** The value of a fact as a share, where there is room for it. */
export function FactBar({ kind, value, total, sentence }: FactBarProps) {
  return (
    <span className="mt-[5px] block max-[720px]:hidden">
      <ProgressBar
        parts={[{ kind, value: Math.min(value, total) }]}
        total={total}
        sentence={sentence}
        size="s"
      />
    </span>
  );
}
