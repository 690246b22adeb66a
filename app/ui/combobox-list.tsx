import { Command } from "cmdk";
import Check from "lucide-react/icons/check";
import Search from "lucide-react/icons/search";
import { useT } from "~/i18n/use-t";
import type { ComboboxOption } from "./combobox";
import { Icon } from "./icon";

interface ComboboxListProps {
  label: string;
  options: ComboboxOption[];
  value: string;
  onChoose: (value: string) => void;
}

/** The open list of a Combobox; its own chunk. */
export default function ComboboxList({ label, options, value, onChoose }: ComboboxListProps) {
  const t = useT("ui.combobox");
  return (
    <Command label={label} loop>
      <div className="q">
        <Icon of={Search} size="s" />
        <Command.Input autoFocus placeholder={t("search")} />
      </div>
      <Command.List>
        <Command.Empty className="none">{t("empty")}</Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            className="it"
            value={option.value}
            keywords={[option.label, option.hint ?? ""]}
            onSelect={() => onChoose(option.value)}
          >
            <span className="ell grow">{option.label}</span>
            {option.hint && <span className="x">{option.hint}</span>}
            {option.value === value && <Icon of={Check} size="s" />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
