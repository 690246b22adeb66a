import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import { Icon } from "./icon";

interface StepsProps {
  label: string;
  steps: string[];
  /** Zero-based. */
  current: number;
}

/** Where one is in a wizard: done, now, to come. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <ol className="steps" aria-label={label}>
      {steps.map((step, at) => (
        <li
          key={step}
          className={clsx(at < current && "done", at === current && "on")}
          aria-current={at === current ? "step" : undefined}
        >
          <span className="k">{at < current ? <Icon of={Check} /> : at + 1}</span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  );
}
