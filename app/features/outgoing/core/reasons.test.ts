import { expect, test } from "bun:test";
import { REFUSAL_REASONS } from "~/channels/channel";
import { CONNECTION_STATES } from "~/features/connections/core/connection-state";
import connectionsEn from "~/i18n/messages/en/connections.json";
import reasonsEn from "~/i18n/messages/en/reasons.json";
import connectionsPtBr from "~/i18n/messages/pt-BR/connections.json";
import reasonsPtBr from "~/i18n/messages/pt-BR/reasons.json";
import { PAUSE_REASONS, SKIP_REASONS, WAIT_REASONS } from "./reasons";

const sorted = (keys: Iterable<string>) => [...keys].sort();

for (const [language, reasons, connections] of [
  ["Portuguese", reasonsPtBr, connectionsPtBr],
  ["English", reasonsEn, connectionsEn],
] as const) {
  test(`every reason has its sentence in ${language}, and no sentence is left over`, () => {
    expect(sorted(Object.keys(reasons.skip))).toEqual(sorted(SKIP_REASONS));
    expect(sorted(Object.keys(reasons.wait))).toEqual(sorted(WAIT_REASONS));
    expect(sorted(Object.keys(reasons.pause))).toEqual(sorted(PAUSE_REASONS));
    expect(sorted(Object.keys(reasons.failed))).toEqual(sorted(REFUSAL_REASONS));
    expect(sorted(Object.keys(connections.state))).toEqual(sorted(CONNECTION_STATES));
  });
}
