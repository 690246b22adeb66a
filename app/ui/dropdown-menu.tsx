import type { KeyboardEvent, ReactNode } from "react";
import { MenuItem, type MenuItemSpec } from "./menu-item";
import type { Placement } from "./place-popover";
import { usePopover } from "./use-popover";

export type MenuEntry = MenuItemSpec | { separator: true } | { heading: string };

interface DropdownMenuProps extends Placement {
  /** Spoken name of the menu. */
  label: string;
  /** Draws the button; spread what it is given on it. */
  trigger: (props: ReturnType<typeof usePopover>["triggerProps"]) => ReactNode;
  items: MenuEntry[];
}

/** Choices behind a button: links, actions and small forms. Arrows, Home, End, first letters and Esc work. */
export function DropdownMenu({ label, trigger, items, ...placement }: DropdownMenuProps) {
  const menu = usePopover("menu", placement);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const next = nextItem(event.currentTarget, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      {trigger(menu.triggerProps)}
      <div
        {...menu.boxProps}
        role="menu"
        aria-label={label}
        className="pop"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        ref={(box) => {
          (menu.boxProps.ref as { current: HTMLDivElement | null }).current = box;
          if (menu.open) requestAnimationFrame(() => focusFirst(box));
        }}
      >
        {items.map((item, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: separators and headings have nothing else.
          if ("separator" in item) return <hr key={at} className="menu-s" />;
          if ("heading" in item) {
            return (
              <div key={item.heading} className="menu-l" role="presentation">
                {item.heading}
              </div>
            );
          }
          return <MenuItem key={item.label} item={item} close={menu.close} />;
        })}
      </div>
    </>
  );
}

function itemsOf(box: Element): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>("[role^=menuitem]:not([aria-disabled=true])")];
}

function focusFirst(box: HTMLElement | null) {
  if (!box?.matches(":popover-open") || box.contains(document.activeElement)) return;
  itemsOf(box)[0]?.focus({ preventScroll: true });
}

/** The item that a key leads to: arrows go round, a letter goes to the next item that begins with it. */
function nextItem(box: Element, key: string): HTMLElement | undefined {
  const items = itemsOf(box);
  const at = items.indexOf(document.activeElement as HTMLElement);
  if (key === "ArrowDown") return items[(at + 1) % items.length];
  if (key === "ArrowUp") return items.at(at <= 0 ? -1 : at - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  if (key.length !== 1 || key === " ") return undefined;
  const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}
