import { Form, useNavigation, useSubmit } from "@remix-run/react";
import { type MouseEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "~/ui/button";
import { ConfirmDialog } from "~/ui/confirm-dialog";

interface ConfirmingFormProps {
  /** Hidden fields of the form; `intent` says what to do. */
  fields: Record<string, string>;
  /** The quiet red words on the page. */
  label: string;
  /** Spoken, where the same words stand in many rows. */
  ariaLabel?: string;
  title: string;
  explain: ReactNode;
}

/** Red words that ask before they do it. Without JavaScript the form is sent at once. */
export function ConfirmingForm({ fields, label, ariaLabel, title, explain }: ConfirmingFormProps) {
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit();
  const busy = useNavigation().state !== "idle";
  const ask = (event: MouseEvent) => {
    event.preventDefault();
    setAsking(true);
  };
  const confirm = () => {
    setAsking(false);
    if (form.current) submit(form.current);
  };
  return (
    <>
      <Form method="post" ref={form}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" size="sm" variant="redword" busy={busy} aria-label={ariaLabel} onClick={ask}>
          {label}
        </Button>
      </Form>
      {/* A dialog takes its text from where it stands: here often a right-aligned cell. */}
      <div className="contents text-start whitespace-normal">
        <ConfirmDialog
          open={asking}
          onClose={() => setAsking(false)}
          title={title}
          explain={explain}
          confirmLabel={label}
          onConfirm={confirm}
        />
      </div>
    </>
  );
}
