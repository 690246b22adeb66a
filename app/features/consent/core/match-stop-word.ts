import type { ChannelKind } from "~/channels/channel";

export interface StopWordMatch {
  kind: "stop" | "start" | "help";
  language: "pt" | "es" | "en";
  /** The phrase that matched, without accents: part of the evidence. */
  word: string;
}

/**
 * Whole messages, already without accents, case and punctuation. English STOP words are Twilio's defaults
 * (docs/messaging/tutorials/advanced-opt-out) and a few plain sentences; Portuguese and Spanish are ours. Words that
 * answer an ordinary question ("alto", "alta", "fim", "cancela", "não") are left out on purpose.
 */
const PHRASES: Record<StopWordMatch["kind"], Partial<Record<StopWordMatch["language"], string[]>>> = {
  stop: {
    pt: lines(`parar; pare; parem; sair; cancelar; remover; descadastrar; descadastre; me descadastre; me descadastra
      descadastrar me; quero me descadastrar; desinscrever; me desinscrever; cancelar inscricao; cancelar envio
      cancelar envios; nao quero mais; nao quero mais receber; nao quero receber mais; nao quero receber
      nao quero mais receber mensagens; nao quero receber mais mensagens; nao quero receber mensagens
      nao quero mais mensagens; nao quero mais receber mensagem; nao quero mais receber nada; nao me mande mais mensagens
      nao me mande mais mensagem; nao me mandem mais mensagens; nao mande mais mensagens; nao envie mais
      nao envie mais mensagens; nao enviem mais mensagens; nao me envie mais mensagens; quero sair; quero sair da lista
      sair da lista; parar de receber; parar de receber mensagens; quero parar de receber; quero parar de receber mensagens
      pare de enviar; pare de enviar mensagens; parem de enviar mensagens; pare de mandar mensagem
      pare de mandar mensagens; parem de mandar mensagens; pare de me mandar mensagem; pare de me mandar mensagens
      me tira da lista; me tire da lista; me tirem da lista; me remova; me remova da lista; me remove da lista
      remover da lista`),
    es: lines(`baja; dar de baja; darme de baja; dame de baja; denme de baja; darse de baja; quiero darme de baja
      no mas; no mas mensajes; no quiero mas; no quiero mas mensajes; no quiero recibir mas; no quiero recibir mensajes
      no quiero recibir mas mensajes; no me envien mas mensajes; no enviar mas; dejar de recibir
      dejar de recibir mensajes; quiero dejar de recibir; salir; quiero salir; salir de la lista; detener; desuscribir
      desuscribirme; cancelar suscripcion`),
    en: lines(`stop; stopall; stop all; unsubscribe; unsubscribe me; end; quit; revoke; optout; opt out; cancel; remove me
      stop messages; stop messaging me; stop texting me; no more messages; do not contact me; don t contact me
      take me off the list; take me off your list; i want to unsubscribe`),
  },
  start: {
    pt: lines(`voltar; iniciar; retomar; quero receber; quero voltar; quero voltar a receber; voltar a receber
      quero receber mensagens; voltar a receber mensagens; quero receber de novo; quero receber novamente; me inscrever`),
    es: lines(`quiero recibir; volver a recibir; quiero volver a recibir; quiero recibir mensajes; reanudar
      darme de alta; quiero darme de alta; suscribirme`),
    en: lines("start; unstop; optin; opt in; subscribe; resubscribe"),
  },
  help: { pt: ["ajuda"], es: ["ayuda"], en: ["help", "info"] },
};

/** A bare yes resumes on SMS only, as Twilio does; in a WhatsApp chat it answers whatever was asked last. */
const SMS_START: Partial<Record<StopWordMatch["language"], string[]>> = {
  pt: ["sim"],
  es: ["si"],
  en: ["yes"],
};

const MATCHES = new Map<string, StopWordMatch>();
for (const kind of ["stop", "start", "help"] as const) addAll(MATCHES, kind, PHRASES[kind]);
const SMS_MATCHES = new Map<string, StopWordMatch>();
addAll(SMS_MATCHES, "start", SMS_START);

/** Longer than any phrase with its decorations: not worth normalising. */
const LONGEST_MESSAGE = 200;

/**
 * Does the whole message ask to stop, to hear from us again, or for help? Accents, case, punctuation, emoji, repeated
 * spaces and a repeated word ("PARE PARE") do not count; anything more than the phrase is a conversation and matches
 * nothing. "start" only means something for a person who has stopped: the caller checks.
 * @param channel on `sms` a bare yes is "start" too.
 */
export function matchStopWord(text: string, channel?: ChannelKind): StopWordMatch | undefined {
  if (text.length > LONGEST_MESSAGE) return undefined;
  const phrase = onceIfRepeated(normalise(text));
  if (phrase === "") return undefined;
  return MATCHES.get(phrase) ?? (channel === "sms" ? SMS_MATCHES.get(phrase) : undefined);
}

function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function onceIfRepeated(phrase: string): string {
  const words = phrase.split(" ");
  return words.every((word) => word === words[0]) ? words[0]! : phrase;
}

function lines(text: string): string[] {
  return text.split(/[;\n]/).map((line) => line.trim());
}

function addAll(
  into: Map<string, StopWordMatch>,
  kind: StopWordMatch["kind"],
  phrases: Partial<Record<StopWordMatch["language"], string[]>>,
) {
  for (const language of ["pt", "es", "en"] as const) {
    for (const word of phrases[language] ?? []) if (!into.has(word)) into.set(word, { kind, language, word });
  }
}
