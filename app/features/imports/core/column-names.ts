import { foldText } from "../../contacts/core/fold-text";
import type { BuiltInTarget } from "./column-mapping";

const names: [RegExp, BuiltInTarget][] = [
  [/^(?:primeiro nome|pre ?nome|first ?name|given name|nombre de pila|fname)$/, "first_name"],
  [
    /^(?:sobre ?nome|ultimo nome|last ?name|surname|family name|apellidos?|lname)(?: d[oa])?(?: cliente)?$/,
    "last_name",
  ],
  [/^e ?mails?\b|\be ?mails?$|^correio eletronico$|^correo\b/, "email"],
  [
    /\b(?:tel|tels|telefones?|fones?|cel|celular|celulares|whats|whatsapps?|whats ?app|wpp|zap|wa|phones?|mobile|cell|cellphone|telephone|telefonos?|moviles|movil|msisdn)\b/,
    "phone",
  ],
  [/^(?:numero|numero de contato|contact number|wa ?id)$/, "phone"],
  [
    /\bnasc(?:imento)?\b|\bnacimiento\b|\bbirth(?:day|date)?\b|^aniversario$|^dob$|^cumpleanos$|^niver$/,
    "birthday",
  ],
  [
    /^(?:nome|nomes|name|names|nombre|nombres|cliente|clientes|customer|contato|contact|contacto|lead|aluno|paciente|responsavel|pessoa|person)$/,
    "full_name",
  ],
  [
    /^(?:nome|nombre)(?: (?:completo|e sobrenome|d[oael]+ \w+|cliente|contato|aluno|paciente|titular|lead))+$/,
    "full_name",
  ],
  [/^(?:full|complete|customer|client|contact|lead|display) ?names?$/, "full_name"],
  [/^(?:cidade|city|municipio|ciudad|town|localidade)$/, "city"],
  [/^(?:estado|uf|state|provincia|province)$/, "state"],
  [/^(?:tags?|etiquetas?|marcador(?:es)?|labels?|rotulos?)$/, "tags"],
  [/^(?:idioma|lingua|language|lang|locale)$/, "language"],
  [/^(?:fuso|fuso horario|time ?zone|timezone|tz|zona horaria)$/, "time_zone"],
];

/** Columns of digits that are not phones, however much they look so. */
const documents =
  /\b(?:cpf|cnpj|rg|cep|zip|nif|dni|rut|curp|codigo|cod|id|ids|uuid|matricula|pedido|nota|nf|sku|protocolo|ean|pis)\b/;

/** A header's words only: "Tel/Whats" → "tel whats", "Dt. Nasc" → "dt nasc", "firstName" → "first name". */
export function headerWords(header: string): string {
  return foldText(header.replace(/([a-z])([A-Z])/g, "$1 $2"))
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What a column named like this holds, in Portuguese, English or Spanish; null = no idea. */
export function targetByName(header: string): BuiltInTarget | null {
  if (header.length > 80) return null;
  const words = headerWords(header);
  if (/^(?:wa|whats|whatsapp) id$/.test(words)) return "phone";
  if (documents.test(words)) return null;
  return names.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

export function isDocumentName(header: string): boolean {
  return documents.test(headerWords(header.slice(0, 80)));
}

/** The lasting key of a new field: "Última compra (R$)" → "ultima_compra_r". */
export function fieldKey(label: string): string {
  const key = headerWords(label)
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 48);
  return /^[a-z]/.test(key) ? key : `campo_${key || "1"}`.replace(/_+$/, "");
}
