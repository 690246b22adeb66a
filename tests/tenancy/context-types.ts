import type { CompanyContext, CompanyRead, CompanyTransaction } from "~/platform/db/company-types";

/**
 * The first wall, checked by the compiler: every line under an expectation must be an error. Never called.
 */
export async function whatTheTypesRefuse(
  context: CompanyContext,
  read: CompanyRead,
  transaction: CompanyTransaction,
) {
  const id = "";
  // @ts-expect-error a context is no database: a read or a transaction comes first
  await context.db.contact.findMany();
  // @ts-expect-error findUnique is batched past the wall
  await read.db.contact.findUnique({ where: { id } });
  // @ts-expect-error the same, throwing
  await transaction.db.contact.findUniqueOrThrow({ where: { id } });
  // @ts-expect-error nothing is written while reading
  await read.db.contact.create({ data: {} });
  // @ts-expect-error nothing is changed while reading
  await read.db.contact.updateMany({ data: {} });
  // @ts-expect-error nothing is deleted while reading
  await read.db.contact.deleteMany({});
  // @ts-expect-error no raw SQL: that is for *.sql.server.ts files, through sqlOf
  await transaction.db.$queryRaw`SELECT 1`;
  // @ts-expect-error no raw SQL in text either
  await transaction.db.$executeRawUnsafe("DELETE FROM contact");
  // @ts-expect-error no transaction of Prisma's own, which would know no company
  await transaction.db.$transaction([]);
  // @ts-expect-error nobody extends the client
  transaction.db.$extends({});
  // @ts-expect-error a read gives no way to write
  await read.transaction(async () => {});
  // @ts-expect-error nor to enqueue
  await read.jobs.enqueue({ queue: "x" }, {});
  // @ts-expect-error whose company it is stays as it was made
  context.companyId = id;
  // @ts-expect-error who acts, too
  context.actor = { kind: "system", task: "" };
}
