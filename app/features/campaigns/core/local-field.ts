import type { StandardField } from "./contact-fields";

/** What people write in a text for what every contact has. */
const WORDS: Readonly<Record<string, StandardField>> = {
  nome: "first_name",
  primeiro_nome: "first_name",
  nombre: "first_name",
  sobrenome: "last_name",
  apellido: "last_name",
  nome_completo: "name",
  telefone: "phone",
  celular: "phone",
  telefono: "phone",
  correo: "email",
  idioma: "language",
  pais: "country",
};

/** The contact's field that a local text's variable means, unless somebody says otherwise: the field of that name. */
export function localField(variable: string): string {
  const word = variable.toLowerCase();
  return Object.hasOwn(WORDS, word) ? WORDS[word]! : variable;
}
