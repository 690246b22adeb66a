/** Places whose IANA name lost its accents or is not what people here call them. */
const portuguese: Record<string, string> = {
  "America/Sao_Paulo": "São Paulo",
  "America/Araguaina": "Araguaína",
  "America/Cuiaba": "Cuiabá",
  "America/Bahia": "Salvador",
  "America/Maceio": "Maceió",
  "America/Belem": "Belém",
  "America/Santarem": "Santarém",
  "America/Eirunepe": "Eirunepé",
  "America/Noronha": "Fernando de Noronha",
  "America/Bogota": "Bogotá",
  "America/Asuncion": "Assunção",
  "America/Montevideo": "Montevidéu",
  "America/Mexico_City": "Cidade do México",
  "America/New_York": "Nova York",
  "America/Guayaquil": "Quito",
  "Africa/Maputo": "Maputo",
  "Atlantic/Cape_Verde": "Cabo Verde",
  "Europe/Lisbon": "Lisboa",
  "Europe/Madrid": "Madri",
  "Europe/London": "Londres",
  "Europe/Rome": "Roma",
  "Europe/Berlin": "Berlim",
  "Europe/Zurich": "Zurique",
  "Europe/Brussels": "Bruxelas",
  "Europe/Vienna": "Viena",
  "Asia/Tokyo": "Tóquio",
};

/** Proper names that keep their accents in English too. */
const everywhere = new Set(
  "America/Sao_Paulo America/Araguaina America/Cuiaba America/Bahia America/Maceio America/Belem America/Santarem America/Eirunepe America/Noronha".split(
    " ",
  ),
);

/** A zone as people say it: "Manaus", "São Paulo". For a name without a city ("UTC") the name itself. */
export function zoneLabel(zone: string, locale: string): string {
  const known = portuguese[zone];
  if (known && (locale.startsWith("pt") || everywhere.has(zone))) return known;
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}
