/**
 * Stands in for Prisma's native schema engine: same arguments, same JSON-RPC over stdio, with the engine's WebAssembly
 * build and adapter-pg underneath. The native one is a binary fetched from outside the npm registry.
 * See docs/decisions/schema-engine.md.
 */
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

// biome-ignore-start lint/suspicious/noExplicitAny: the engine's bindings and adapter-pg's insides are untyped
type Untyped = any;
// biome-ignore-end lint/suspicious/noExplicitAny: see above

/** ColumnTypeEnum.Character of @prisma/driver-adapter-utils. */
const CHARACTER = 6;

const argv = process.argv.slice(2);
const option = (name: string) => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
const datasource = JSON.parse(option("--datasource") ?? "{}") as { url?: string; shadowDatabaseUrl?: string };
const url = datasource.url ?? process.env.DATABASE_URL ?? "";

const log = (level: string, fields: object) =>
  writeSync(
    2,
    `schema-engine stand-in\n${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}`,
  );

/** adapter-pg maps no catalogue-only types; the describer reads "char" (18) and name[] (1003). */
function remapCatalogueTypes() {
  const remapped: Record<number, number> = { 18: 25, 1003: 1009 };
  const prototype = (pg as Untyped).Result.prototype;
  const addFields = prototype.addFields;
  prototype.addFields = function (fields: { dataTypeID: number }[]) {
    for (const field of fields) field.dataTypeID = remapped[field.dataTypeID] ?? field.dataTypeID;
    return addFields.call(this, fields);
  };
}

async function connectTo(database: string) {
  const target = new URL(url);
  target.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: target.toString(), connectionTimeoutMillis: 5000 });
  await client.connect();
  return client;
}

async function runCommand(command: string | undefined) {
  const database = decodeURIComponent(new URL(url).pathname.slice(1));
  const quoted = pg.escapeIdentifier(database);
  if (command === "can-connect-to-database") return (await connectTo(database)).end();
  if (command !== "create-database" && command !== "drop-database")
    throw new Error(`unknown command ${command}`);
  const client = await connectTo("postgres");
  await client.query(
    command === "create-database" ? `CREATE DATABASE ${quoted}` : `DROP DATABASE ${quoted} WITH (FORCE)`,
  );
  await client.end();
}

async function cli(): Promise<never> {
  try {
    await runCommand(argv[argv.indexOf("cli") + 1]);
    process.exit(0);
  } catch (error) {
    const { code, message } = error as { code?: string; message?: string };
    const errorCode = code === "3D000" ? "P1003" : code === "28P01" ? "P1000" : "P1001";
    log("ERROR", {
      is_panic: false,
      error_code: errorCode,
      message: message || code || String(error),
      meta: {},
    });
    process.exit(1);
  }
}

/** adapter-pg's executeScript splits on every ";", in comments, strings and $$ bodies too: send the script whole. */
function forEngine(adapter: Untyped) {
  describeConstraints(adapter);
  adapter.executeScript = (sql: string) =>
    adapter
      .underlyingDriver()
      .query(sql)
      .then(
        () => undefined,
        (error: unknown) => adapter.onError(error),
      );
  return adapter;
}

/** The describer reads this one column as a character, and adapter-pg knows no such type. */
function describeConstraints(adapter: Untyped) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: unknown) => {
    const result = await queryRaw(query);
    const at = result.columnNames.indexOf("constraint_type");
    if (at >= 0) result.columnTypes[at] = CHARACTER;
    return result;
  };
  return adapter;
}

/** adapter-pg's own shadow database would replay the migrations on the main one: make a throw-away database instead. */
class Factory extends PrismaPg {
  override async connect(): Promise<Untyped> {
    return forEngine(await super.connect());
  }

  override async connectToShadowDb(): Promise<Untyped> {
    const base = datasource.shadowDatabaseUrl || url;
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`;
    const admin = new pg.Client({ connectionString: base });
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
    const target = new URL(base);
    target.pathname = `/${name}`;
    const adapter = forEngine(await new PrismaPg({ connectionString: target.toString() }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return adapter;
  }
}

async function openEngine(): Promise<Untyped> {
  const wasm = new URL(import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg")).pathname;
  const { instance } = await WebAssembly.instantiate(readFileSync(wasm.replace(/\.js$/, ".wasm")), {
    "./schema_engine_bg.js": bindings as Untyped,
  });
  (bindings as Untyped).__wbg_set_wasm(instance.exports);
  (instance.exports as Untyped).__wbindgen_start();
  const files = option("--datamodels")?.split(",");
  return (bindings as Untyped).SchemaEngine.new(
    { datamodels: files?.map((file) => [file, readFileSync(file, "utf8")]) },
    (message: string) => process.env.DEBUG && log("INFO", { message }),
    bindMigrationAwareSqlAdapterFactory(new Factory({ connectionString: url }) as Untyped),
  );
}

async function serve() {
  const answer = (body: object) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...body })}\n`);
  let engine: Untyped;
  for await (const line of createInterface({ input: process.stdin })) {
    if (!line.trim()) continue;
    const { id, method, params } = JSON.parse(line);
    if (!method) continue; // the CLI's answer to our "print"
    try {
      engine ??= await openEngine();
      const result =
        method === "getDatabaseVersion" ? await engine.version(params) : await engine[method](params);
      if (method === "diff" && result?.stdout != null) {
        answer({ id: id + 1_000_000, method: "print", params: { content: result.stdout } });
      }
      answer({ id, result: result ?? null });
    } catch (error) {
      const { message, meta, code } = error as { message?: string; meta?: unknown; code?: string };
      const data = {
        is_panic: false,
        message: message ?? String(error),
        meta: meta ?? null,
        error_code: code ?? null,
      };
      answer({
        id,
        error: { code: 4466, message: "An error happened. Check the data field for details.", data },
      });
    }
  }
}

// Without a registry the engine's panic would be lost, and the command line would wait for an answer for ever.
(globalThis as Untyped).PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message: string) {
    log("ERROR", { is_panic: true, error_code: "P1000", message, meta: {} });
    process.exit(101);
  },
};

if (argv.includes("cli")) await cli();
remapCatalogueTypes();
await serve();
process.exit(0);
