import type pg from "pg";
import { type SeedCompany, shareOutConversations } from "./seed-shape";

const MEMBERS = 12;

/** What is made per company before its conversations. $1 = company, $2 = conversations. */
const PREPARE = [
  "INSERT INTO company (id, name) VALUES ($1, 'Casa Aurora ' || right($1::text, 4))",
  `WITH person AS (
     INSERT INTO app_user (email, name, password_hash)
     SELECT 'pessoa' || i || '@' || right($1::text, 12) || '.example', 'Pessoa ' || i, 'x' FROM generate_series(1, ${MEMBERS}) AS i
     RETURNING id, name)
   INSERT INTO membership (company_id, user_id, role, visibility)
   SELECT $1, id, CASE WHEN name = 'Pessoa 1' THEN 'admin' ELSE 'agent' END,
     CASE name WHEN 'Pessoa 2' THEN 'department' WHEN 'Pessoa 3' THEN 'own' ELSE 'all' END FROM person`,
  "INSERT INTO department (company_id, name) SELECT $1, 'Setor ' || i FROM generate_series(1, 5) AS i",
  `INSERT INTO department_member (company_id, department_id, user_id)
   SELECT $1, d.id, m.user_id FROM department AS d, membership AS m WHERE d.company_id = $1 AND m.company_id = $1
     AND m.visibility = 'department' AND d.name IN ('Setor 2', 'Setor 4')`,
  "INSERT INTO label (company_id, name) SELECT $1, 'Etiqueta ' || i FROM generate_series(1, 8) AS i",
  `INSERT INTO connection (company_id, kind, name, state, address, external_id, credentials)
   SELECT $1, 'whatsapp', 'Loja ' || i, 'active', '+55', 'whatsapp:' || $1 || i, '' FROM generate_series(1, 4) AS i`,
];

const ARRAYS = `
  SELECT (SELECT array_agg(user_id ORDER BY user_id) FROM membership WHERE company_id = $1) AS members,
    (SELECT array_agg(id ORDER BY id) FROM department WHERE company_id = $1) AS departments,
    (SELECT array_agg(id ORDER BY id) FROM label WHERE company_id = $1) AS labels,
    (SELECT array_agg(id ORDER BY id) FROM connection WHERE company_id = $1) AS connections,
    (SELECT array_agg(md5($1::text || i)::uuid) FROM generate_series(1, 20) AS i) AS campaigns`;

/** Sizes of threads are exponential, ten on average; the first has two of a hundred messages of its company. */
const SHAPES = `
  CREATE TEMP TABLE shape ON COMMIT DROP AS
  SELECT j, uuidv7(at - now()) AS id, uuidv7(interval '0') AS contact_id, uuidv7(at - now()) AS last_id, at,
    CASE WHEN j = 1 THEN 10 + $2 / 5 ELSE 1 + floor(-ln(1 - random()) * 9)::int END AS n,
    random() AS a, random() AS b, random() AS c, random() AS d, random() AS e, random() AS f
  FROM (SELECT j, date_trunc('milliseconds', now() - random() ^ 2 * interval '730 days') AS at
        FROM generate_series(1, $2) AS j OFFSET 0) AS place`;

const CONTACTS = `
  INSERT INTO contact (id, company_id, first_name, last_name, phone, search)
  SELECT contact_id, $1, first, last, phone, lower(first || ' ' || last) || ' ' || ltrim(phone, '+')
  FROM (SELECT contact_id, '+55119' || lpad((10000000 + j)::text, 8, '0') AS phone,
      ('{Ana,Bia,Caio,Davi,Elis,Fabio,Gina,Hugo,Iara,Joao,Kaua,Lia,Maria,Nina,Otto,Pedro,Quim,Rita,Sara,Tales}'::text[])[1 + floor(a * 20)::int] AS first,
      ('{Silva,Souza,Lima,Alves,Rocha,Dias,Melo,Nunes}'::text[])[1 + floor(b * 8)::int] || ' ' || substr(md5(j::text), 1, 5) AS last
    FROM shape) AS person`;

const CONVERSATIONS = `
  INSERT INTO conversation (id, company_id, connection_id, contact_id, state, snoozed_until, opened_at, assignee_id,
    department_id, handled_by, campaign_id, label_ids, last_message_id, last_type, last_author, inbound_count,
    last_message_at, preview, last_inbound_at, window_until, unanswered_since, unread)
  SELECT id, $1, k.connections[1 + floor(b ^ 3 * 4)::int], contact_id, state,
    CASE WHEN state = 'snoozed' THEN now() + interval '1 day' END, at,
    CASE WHEN c < 0.4 THEN k.members[1 + floor(d * ${MEMBERS})::int] END,
    CASE WHEN d < 0.7 THEN k.departments[1 + floor(e ^ 2 * 5)::int] END,
    CASE WHEN f < 0.03 THEN 'persona' ELSE 'person' END,
    CASE WHEN e < 0.4 THEN k.campaigns[1 + floor(f ^ 3 * 20)::int] END,
    CASE WHEN a < 0.1 THEN ARRAY[k.labels[1 + floor(b ^ 4 * 8)::int]] ELSE '{}' END,
    last_id, 'text', CASE WHEN waits OR c > 0.7 THEN 'customer' ELSE 'member' END, 1 + n / 2,
    at, 'Bom dia, obrigado pelo retorno', at, at + interval '1 day', CASE WHEN waits THEN at END,
    CASE WHEN waits THEN 1 + floor(e * 4)::int ELSE 0 END
  FROM (SELECT s.*, CASE WHEN a < greatest(0.06, 0.6 - extract(epoch FROM now() - at) / 8640000) THEN 'open'
                         WHEN b > 0.98 THEN 'snoozed' ELSE 'done' END AS state FROM shape AS s) AS s
  CROSS JOIN LATERAL (SELECT s.state = 'open' AND b < 0.5 AS waits) AS w
  CROSS JOIN (${ARRAYS}) AS k`;

const READS = `
  INSERT INTO conversation_read (company_id, conversation_id, user_id, seen_count)
  SELECT company_id, v.id, m.user_id, v.inbound_count - (v.unread > 2)::int FROM conversation AS v
  JOIN membership AS m USING (company_id)
  WHERE company_id = $1 AND v.state = 'open' AND abs(hashtext(v.id::text || m.user_id)) % 4 = 0`;

/** Three of ten bubbles are a campaign's, half of the others the person's. In the order of their time, as they would come. */
const MESSAGES = `
  INSERT INTO message (id, company_id, conversation_id, connection_id, direction, author, provider_id, type, text, at)
  SELECT id, $1, conversation_id, connection_id,
    CASE WHEN author = 'customer' THEN 'in' WHEN author = 'system' THEN 'internal' ELSE 'out' END, author,
    'w' || id, 'text', said, at
  FROM (
    SELECT s.id AS conversation_id, $3::uuid AS connection_id, CASE WHEN s.i = n THEN last_id ELSE uuidv7(sent - now()) END AS id, sent AS at,
      CASE WHEN r < 0.3 AND s.i < n THEN 'campaign' WHEN r < 0.65 THEN 'customer' WHEN r < 0.97 THEN 'member' ELSE 'phone' END AS author,
      z.said || ' ' || w.word || CASE WHEN r > 0.995 THEN ' (11) 9' || 1000 + j % 9000 || '-' || 1000 + s.i % 9000 ELSE '' END AS said
    FROM (
      SELECT s.*, i, random() AS r, floor(random() * 2000)::int AS z, floor(random() ^ 3 * 60000)::int AS w,
        s.at - (s.n - i) * interval '37 minutes' AS sent
      FROM shape AS s CROSS JOIN LATERAL generate_series(1, s.n) AS i OFFSET 0) AS s
    JOIN seed_sentence AS z ON z.i = s.z JOIN seed_word AS w ON w.i = s.w
    ORDER BY sent) AS said`;

const OUTGOING = `
  INSERT INTO outgoing (id, company_id, connection_id, stream_id, source, conversation_id, contact_id, purpose, state, not_before, sending_at, "values")
  SELECT last_message_id, company_id, connection_id, contact_id, 'reply', id, contact_id, 'SERVICE',
    CASE WHEN inbound_count % 3 = 0 THEN 'read' ELSE 'delivered' END, NULL, last_message_at, '{}'
  FROM conversation WHERE company_id = $1 AND last_author = 'member'`;

/** Words of a language of its own: two thousand sentences of everyday words, and sixty thousand rarer ones. */
const TEXTS = [
  `CREATE TABLE seed_sentence AS
   SELECT i::int - 1 AS i, string_agg(w.list[1 + floor(random() ^ 2 * array_length(w.list, 1))::int], ' ') AS said
   FROM generate_series(1, 2000) AS i CROSS JOIN LATERAL generate_series(1, 3 + i % 8) AS k
   CROSS JOIN (SELECT string_to_array('bom dia não você obrigado o a pedido entrega quando chega por favor tudo bem preço produto loja amanhã hoje tarde pagamento cartão boleto pix endereço número frete prazo troca devolução tamanho cor azul preto disponível estoque promoção desconto cupom nota fiscal garantia defeito atendimento gerente horário abre fecha domingo retirada motoboy caixa embalagem presente aniversário', ' ') AS list) AS w
   GROUP BY i`,
  `CREATE TABLE seed_word AS
   SELECT i, (ARRAY['ba','ço','di','fu','gê','ju','lá','me','nó','pi','ra','sé','ti','vu','xa','zo'])[1 + i % 16]
     || (ARRAY['la','mé','ni','ro','su','tá','ve','zi'])[1 + i / 16 % 8] || (ARRAY['ca','de','fi','go','lu','ma','pe','qui'])[1 + i / 128 % 8]
     || (ARRAY['bra','cro','dri','fle','glo','pla','tri','vre'])[1 + i / 1024 % 8] || (ARRAY['','s','r','l','m','n','z','x'])[1 + i / 8192 % 8] AS word
   FROM generate_series(0, 59999) AS i`,
];

/** Fills an empty database; several companies at once, as many as there are clients. → companies, largest first */
export async function seedInbox(
  clients: readonly pg.Client[],
  { companies, conversations }: { companies: number; conversations: number },
): Promise<SeedCompany[]> {
  const [first] = clients;
  for (const text of TEXTS) await first!.query(text);
  const indexes = await dropIndexes(first!);
  const made = shareOutConversations(companies, conversations).map((count) => ({
    id: Bun.randomUUIDv7(),
    conversations: count,
  }));
  const waiting = [...made];
  await Promise.all(
    clients.map(async (client) => {
      await client.query("SET work_mem = '512MB'; SET synchronous_commit = off");
      for (let next = waiting.shift(); next; next = waiting.shift()) await seedCompany(client, next);
    }),
  );
  const left = [...indexes];
  await Promise.all(
    clients.map(async (client) => {
      await client.query("SET maintenance_work_mem = '1GB'; SET max_parallel_maintenance_workers = 1");
      for (let next = left.shift(); next; next = left.shift()) await client.query(next);
    }),
  );
  await first!.query("DROP TABLE seed_sentence, seed_word");
  await first!.query("VACUUM (ANALYZE)");
  return made;
}

/** Values are written into the statements: they are ours, and utility statements take no parameters. */
async function seedCompany(client: pg.Client, { id, conversations }: SeedCompany): Promise<void> {
  const run = (text: string, connection = "") =>
    client.query(
      text
        .replaceAll("$1", `'${id}'::uuid`)
        .replaceAll("$2", String(conversations))
        .replaceAll("$3", `'${connection}'`),
    );
  await client.query("BEGIN");
  for (const text of PREPARE) await run(text);
  const { rows } = await run("SELECT id FROM connection WHERE company_id = $1 LIMIT 1");
  for (const text of [SHAPES, CONTACTS, CONVERSATIONS, READS, OUTGOING]) await run(text);
  await run(MESSAGES, rows[0].id);
  await client.query("COMMIT");
}

/** Every index of the two wide tables that is no key: they are built in one go afterwards. → their definitions */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index AS i LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid
     WHERE c.oid IS NULL AND NOT i.indisprimary AND i.indrelid IN ('message'::regclass)
       OR i.indexrelid = to_regclass('contact_search')`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
