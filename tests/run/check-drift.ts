import pg from "pg";
import { migrateDatabase } from "../../workers/database/migrate-database";
import { runPrisma } from "../../workers/database/run-prisma";

// The schema in prisma/schema and the tables that the migrations make must be the same.
const server = process.env.TEST_POSTGRES_URL!;
const admin = new pg.Client(server);
await admin.connect();
await admin.query("DROP DATABASE IF EXISTS mia_drift WITH (FORCE)");
await admin.query("CREATE DATABASE mia_drift");
const url = new URL(server);
url.pathname = "/mia_drift";
await migrateDatabase({ url: url.toString() });
const diff = await runPrisma(
  ["migrate", "diff", "--from-config-datasource", "--to-schema", "prisma/schema", "--script", "--exit-code"],
  url.toString(),
);
await admin.query("DROP DATABASE IF EXISTS mia_drift WITH (FORCE)");
await admin.end();
if (!diff.ok) {
  console.error(`The migrations do not make what prisma/schema says:\n${diff.output}`);
  process.exit(1);
}
console.log("The migrations make exactly the schema.");
