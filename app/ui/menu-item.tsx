import { Form, Link } from "@remix-run/react";
import { clsx } from "clsx";
import Check from "lucide-react/icons/check";
import type { ReactNode } from "react";
import { type Glyph, Icon } from "./icon";

export interface MenuItemSpec {
  label: string;
  icon?: Glyph;
  /** Somewhere to go… */
  to?: string;
  /** …something to do… */
  onSelect?: () => void;
  /** …or fields to POST (works without JavaScript; `reload` asks for a whole new document). */
  post?: { action: string; fields: Record<string, string>; reload?: boolean };
  /** Chosen among several: a check at the right, spoken. */
  checked?: boolean;
  tone?: "bad";
  disabled?: boolean;
  /** At the right: a key or a quiet word. */
  hint?: ReactNode;
}

/** One line of a DropdownMenu. */
export function MenuItem({ item, close }: { item: MenuItemSpec; close: () => void }) {
  const shared = {
    role: item.checked === undefined ? "menuitem" : "menuitemradio",
    "aria-checked": item.checked,
    "aria-disabled": item.disabled || undefined,
    tabIndex: -1,
    className: clsx("menu-it", item.tone),
  };
  if (item.to !== undefined && !item.disabled) {
    return (
      <Link {...shared} to={item.to} onClick={close}>
        <Inside item={item} />
      </Link>
    );
  }
  if (item.post) {
    return (
      <Form method="post" action={item.post.action} reloadDocument={item.post.reload} role="none">
        {Object.entries(item.post.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" {...shared} onClick={() => setTimeout(close)}>
          <Inside item={item} />
        </button>
      </Form>
    );
  }
  const choose = () => {
    if (item.disabled) return;
    close();
    item.onSelect?.();
  };
  return (
    <button type="button" {...shared} onClick={choose}>
      <Inside item={item} />
    </button>
  );
}

function Inside({ item }: { item: MenuItemSpec }) {
  return (
    <>
      {item.icon && <Icon of={item.icon} />}
      <span className="ell">{item.label}</span>
      {item.hint && <span className="x">{item.hint}</span>}
      {item.checked && (
        <span className="tick-r">
          <Icon of={Check} />
        </span>
      )}
    </>
  );
}
