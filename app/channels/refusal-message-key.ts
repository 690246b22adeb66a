import type { ChannelKind, RefusalReason } from "./channel";

/** Codes with a sentence of their own, because the reason's sentence would say less. The rest speak by reason. */
const META = new Set(
  [
    "4 33 80007 613 130429 130472 130497 131000 131005 131008 131009 131016 131021 131026 131030 131036 131037",
    "131042 131044 131045 131047 131048 131049 131050 131051 131052 131053 131055 131056 131057 131062 131063 131064",
    "132000 132001 132005 132007 132008 132012 132015 132016 132018 132068 132069",
    "133004 133005 133006 133008 133009 133010 133015 133016 134011 134100 134101 134102 137000 190 368 131031 100",
  ].flatMap((line) => line.split(" ")),
);

const SMS = new Set(
  [
    "20003 20429 21211 21408 21601 21606 21608 21609 21610 21611 21612 21614 21617 21703 21704",
    "30001 30002 30003 30004 30005 30006 30007 30008 30018 30022 30023 30032 30034 63016 63018 63038",
  ].flatMap((line) => line.split(" ")),
);

const WHATSAPP = new Set("401 404 420 429 463 479 file not-open".split(" "));

const OWN: Readonly<Record<ChannelKind, ReadonlySet<string>>> = { meta: META, sms: SMS, whatsapp: WHATSAPP };

export interface RefusalMessageKey {
  /** What happened, in plain words. */
  readonly title: string;
  /** What to do next. */
  readonly next: string;
}

/** The message keys that say a refusal in plain words; show the code itself beside them. */
export function refusalMessageKey(kind: ChannelKind, code: string, reason: RefusalReason): RefusalMessageKey {
  const base = OWN[kind].has(code) ? `refusals.${kind}.${code}` : `refusals.reason.${reason}`;
  return { title: `${base}.title`, next: `${base}.next` };
}
