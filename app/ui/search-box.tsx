import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import Search from "lucide-react/icons/search";
import { useEffect, useRef } from "react";
import { Input } from "./input";

interface SearchBoxProps {
  /** Spoken, and shown while empty. */
  label: string;
  /** Name in the URL. */
  param?: string;
  size?: "sm" | "md";
  className?: string;
}

const pauseMilliseconds = 250;

/** A search that writes the URL a moment after the last key, and drops the page's cursor. Enter works without JavaScript. */
export function SearchBox({ label, param = "q", size = "md", className }: SearchBoxProps) {
  const [search] = useSearchParams();
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const box = useRef<HTMLInputElement>(null);
  const current = search.get(param) ?? "";
  useEffect(() => {
    if (box.current && document.activeElement !== box.current) box.current.value = current;
  }, [current]);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    // Who has typed and then follows a link is not called back by the search. At the click itself: a router that says
    // it is leaving says so only after the next render, which may come later than the pause.
    const leave = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest("a[href]")) clearTimeout(timer.current);
    };
    document.addEventListener("click", leave, true);
    return () => document.removeEventListener("click", leave, true);
  }, []);
  const others = [...search].filter(([name]) => ![param, "after", "before"].includes(name));
  return (
    <Form role="search" className={className} preventScrollReset>
      {others.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <Input
        ref={box}
        type="search"
        name={param}
        aria-label={label}
        placeholder={label}
        defaultValue={current}
        icon={Search}
        quiet
        size={size}
        autoComplete="off"
        onChange={(event) => {
          const { form } = event.currentTarget;
          clearTimeout(timer.current);
          timer.current = setTimeout(
            () => submit(form, { replace: current !== "", preventScrollReset: true }),
            pauseMilliseconds,
          );
        }}
      />
    </Form>
  );
}
