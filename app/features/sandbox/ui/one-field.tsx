import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Input } from "~/ui/input";

interface OneFieldProps {
  label: ReactNode;
  action: string;
  name: string;
  placeholder?: string;
  busy: boolean;
  /** The last text was taken: the field is empty again. */
  done: boolean;
  onSend: (text: string) => void;
}

/** One text and its button. */
export function OneField({ label, action, name, placeholder, busy, done, onSend }: OneFieldProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (done) form.current?.reset();
  }, [done]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get(name) ?? "").trim();
    if (text !== "" && !busy) onSend(text);
  };
  return (
    <form ref={form} onSubmit={submit}>
      <Field label={label}>
        <span className="row gap-2">
          <Input name={name} size="sm" placeholder={placeholder} autoComplete="off" spellCheck={false} />
          <Button type="submit" size="sm" className="flex-none">
            {action}
          </Button>
        </span>
      </Field>
    </form>
  );
}
