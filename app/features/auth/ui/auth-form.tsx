import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { FormFailure } from "~/platform/forms/form-failure";
import { Button } from "~/ui/button";
import { Say } from "~/ui/say";

interface AuthFormProps {
  failure?: FormFailure;
  /** Words of the one button. */
  button: string;
  children?: ReactNode;
}

/** One column, one button, what went wrong above it. Works without JavaScript. */
export function AuthForm({ failure, button, children }: AuthFormProps) {
  const busy = useNavigation().state !== "idle";
  return (
    <Form method="post" className="mt-5" noValidate>
      {failure?.sentence && (
        <Say tone="bad" live>
          {failure.sentence}
        </Say>
      )}
      {children}
      <Button type="submit" variant="primary" size="lg" wide busy={busy} className="mt-5">
        {button}
      </Button>
    </Form>
  );
}
