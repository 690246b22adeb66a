import type { RefusalReason, RefusalScope, Retry } from "../channel";
import type { RefusalClass } from "../refusal-class";

const never: Retry = { kind: "never" };
const person: Retry = { kind: "person" };
const afterADay: Retry = { kind: "person", afterSeconds: 86_400 };
const briefly: Retry = { kind: "backoff", seconds: 1, attempts: 6 };
const patiently: Retry = { kind: "backoff", seconds: 1, attempts: 8 };
const quota: Retry = { kind: "backoff", seconds: 60, attempts: 5 };

const row = (reason: RefusalReason, scope: RefusalScope, retry: Retry): RefusalClass => ({
  reason,
  scope,
  retry,
});

const tokenDead = row("token-dead", "connection", person);
const permission = row("permission", "connection", person);
const accountQuota = row("account-quota", "connection", quota);
const payment = row("payment", "connection", person);
const notRegistered = row("not-registered", "connection", person);
const locked = row("account-locked", "connection", person);
const configuration = row("configuration", "connection", person);
const badRequest = row("bad-request", "recipient", never);
const serviceDown = row("transient", "number", briefly);
const hiccup = row("transient", "recipient", briefly);
const badValues = row("template-parameters", "recipient", never);

/**
 * Meta's code → what it means to us. `never` = the same message to the same person cannot succeed; `person` on a
 * connection or template means that the message was not processed and may go once the cause is gone.
 * Source: Meta, "Error codes" (12 Dec 2025); 131062–131064 and 137000 from public SDK tables of Aug 2026.
 */
export const META_CODES: Readonly<Record<string, RefusalClass>> = {
  "0": tokenDead,
  "102": tokenDead,
  "190": tokenDead,
  "463": tokenDead,
  "467": tokenDead,
  "3": permission,
  "10": permission,
  "131005": permission,
  "4": accountQuota,
  "80007": accountQuota,
  "613": accountQuota,
  "130429": row("number-rate", "number", patiently),
  // Meta asks for 4^X seconds, X = 0, 1, 2 … (pair rate limit).
  "131056": row("recipient-rate", "recipient", briefly),
  "131048": row("spam-limit", "number", person),
  "131064": row("messaging-limit", "portfolio", person),
  "131047": row("window-closed", "recipient", never),
  "131026": row("not-on-channel", "recipient", never),
  // Meta asks for at least 24 hours, and growing gaps.
  "131049": row("frequency-cap", "recipient", afterADay),
  "131050": row("stopped", "recipient", never),
  "130472": row("experiment", "recipient", never),
  "131021": badRequest,
  "131030": row("configuration", "recipient", person),
  "131037": configuration,
  "131042": payment,
  "131044": payment,
  "134011": payment,
  "131045": notRegistered,
  "133000": notRegistered,
  "133006": notRegistered,
  "133010": notRegistered,
  "131031": locked,
  "368": locked,
  "130497": row("country-forbidden", "recipient", never),
  "1": hiccup,
  "131000": hiccup,
  "2": serviceDown,
  "131016": serviceDown,
  "133004": serviceDown,
  // The number is being moved to a higher throughput: a minute at most.
  "131057": row("transient", "number", { kind: "delay", seconds: 60, attempts: 10 }),
  "33": configuration,
  "100": badRequest,
  "131008": badRequest,
  "131009": badRequest,
  "135000": badRequest,
  "131051": badRequest,
  "131052": row("media", "recipient", never),
  "131053": row("media", "recipient", person),
  "131059": row("bad-request", "connection", { kind: "delay", seconds: 0, attempts: 1 }),
  "131062": badRequest,
  "131063": configuration,
  "131036": row("unreachable", "recipient", person),
  "132000": row("template-parameters", "template", person),
  "132001": row("template-missing", "template", person),
  "132005": badValues,
  "132007": row("content-refused", "template", never),
  "132008": badValues,
  "132012": badValues,
  "132018": badValues,
  "132015": row("template-paused", "template", person),
  "132016": row("template-disabled", "template", never),
  "132068": row("content-refused", "template", never),
  "132069": row("transient", "template", { kind: "delay", seconds: 3600, attempts: 3 }),
  // Registration and PIN: repeating by itself locks the number for longer.
  "133005": configuration,
  "133008": configuration,
  "133009": configuration,
  "133015": row("configuration", "connection", { kind: "person", afterSeconds: 300 }),
  "133016": configuration,
  "134100": row("content-refused", "template", never),
  "134101": row("transient", "template", { kind: "delay", seconds: 600, attempts: 6 }),
  "134102": configuration,
  "131055": configuration,
  "137000": badRequest,
};

const templateDraft = row("content-refused", "template", never);
const unknownForGood = row("unknown-code", "recipient", never);

/** What Meta said besides the code; decides only for codes that we do not know. */
export interface MetaCodeHints {
  readonly httpStatus?: number;
  readonly isTransient?: boolean;
}

/**
 * Classifies a Meta code, from a synchronous error or a failed status. Never by HTTP status where the code is known
 * ("build on code and details"); an unknown code is retried only when Meta calls it transient or answered 5xx.
 */
export function classifyMetaCode(code: string, hints: MetaCodeHints = {}): RefusalClass {
  const known = Object.hasOwn(META_CODES, code) ? META_CODES[code] : undefined;
  if (known) return known;
  const number = Number(code);
  if (number >= 200 && number <= 299) return permission;
  if (/^2388\d{3}$/.test(code)) return templateDraft;
  return hints.isTransient || (hints.httpStatus ?? 0) >= 500 ? hiccup : unknownForGood;
}
