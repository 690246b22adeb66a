/**
 * Not a kind of Signal key: a message as it went out lies beside them, sealed like them. It is written before anything of the
 * message leaves, so that its absence proves that nothing did.
 */
export const SENT_TYPE = "sent-message";
