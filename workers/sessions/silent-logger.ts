type BaileysLogger = NonNullable<import("@whiskeysockets/baileys").UserFacingSocketConfig["logger"]>;

const nothing = () => {};

/** Baileys logs keys, texts and phones at every level. One logger for all sockets, and it says nothing. */
export const silentLogger: BaileysLogger = {
  level: "silent",
  child: () => silentLogger,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};
