import MapPin from "lucide-react/icons/map-pin";
import { Icon } from "~/ui/icon";
import type { ThreadMessage } from "../../thread-message";
import { useThreadView } from "./thread-context";

interface LocationCardProps {
  location: NonNullable<ThreadMessage["location"]>;
  text: string;
}

/** A place. The map is fetched from elsewhere, so only on a click. */
export function LocationCard({ location, text }: LocationCardProps) {
  const { t, formats } = useThreadView();
  const { latitude, longitude, name, address } = location;
  const place = `${latitude},${longitude}`;
  const figure = (value: number) => formats.number(value, { maximumFractionDigits: 5 });
  return (
    <span className="card-b">
      <Icon of={MapPin} size="l" />
      <span className="grow">
        <span className="med" dir="auto">
          {name || text || t("types.location")}
        </span>
        {address && (
          <span className="sm t2" dir="auto">
            {address}
          </span>
        )}
        <span className="sm t2 num">
          {figure(latitude)} / {figure(longitude)}
        </span>
        <a
          className="link sm"
          href={`https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`}
          target="_blank"
          rel="noreferrer noopener"
        >
          {t("openMap")}
        </a>
      </span>
    </span>
  );
}
