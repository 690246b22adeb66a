import type { BinaryNode } from "@whiskeysockets/baileys";
import type { NodeAttrs } from "~/channels/baileys/stored-node";

/** Children of a stanza; none for text or bytes. */
export const childrenOf = ({ content }: BinaryNode): BinaryNode[] => (Array.isArray(content) ? content : []);

/** Attributes without those that are not set. */
export const attrsOf = ({ attrs }: BinaryNode): NodeAttrs =>
  Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== undefined && value !== null));
