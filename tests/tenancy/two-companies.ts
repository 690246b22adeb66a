import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "#/workers/sandbox/sandbox";
import { openTestDatabase, type TestDatabase } from "../setup/test-database";
import { openTestProcess } from "../setup/test-process";
import { type PlantedCompany, plantCompany } from "./planted-company";

export interface TwoCompanies {
  test: TestDatabase;
  /** Whose things are reached for. */
  victim: PlantedCompany;
  /** Who reaches; an owner, so that no missing role hides a missing wall. */
  attacker: PlantedCompany;
  close(): Promise<void>;
}

/** Two companies with something in every table, in a process whose Meta and Twilio are pretend ones. */
export async function openTwoCompanies(): Promise<TwoCompanies> {
  const test = await openTestDatabase({ jobs: true });
  const sandbox = await startSandbox({ port: 0, mode: "off", seed: "tenancy" });
  const dataDir = mkdtempSync(join(tmpdir(), "mia-tenancy-"));
  openTestProcess(test, {
    DATA_DIR: dataDir,
    SANDBOX: "on",
    SANDBOX_PORT: String(sandbox.port),
    META_GRAPH_URL: sandbox.url,
    TWILIO_API_URL: sandbox.url,
    APP_URL: "http://localhost:3000",
  });
  const victim = await plantCompany(test, sandbox, "vitoria_da_vitima");
  const attacker = await plantCompany(test, sandbox, "casa_do_atacante");
  return {
    test,
    victim,
    attacker,
    async close() {
      await sandbox.stop();
      await test.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** What of `target` stands in an answer to somebody else. The ids that they sent may come back: they had them. */
export function leaksIn(answer: string, target: PlantedCompany, sent: string): string[] {
  const things = [
    target.mark,
    target.companyId,
    target.phone,
    target.email,
    ...Object.values(target.ids).filter((id) => id.length > 10),
    ...target.secrets,
  ];
  return things.filter((thing) => answer.includes(thing) && !sent.includes(thing));
}
