import pg from "pg";

/** Makes somebody an owner of one more company. */
export async function joinCompany(databaseUrl: string, companyId: string, userId: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query("INSERT INTO membership (company_id, user_id, role) VALUES ($1, $2, 'owner')", [
    companyId,
    userId,
  ]);
  await client.query("DELETE FROM membership WHERE user_id = $1 AND company_id <> $2", [userId, companyId]);
  await client.end();
}
