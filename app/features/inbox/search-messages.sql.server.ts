import { type AddValue, collectValues } from "~/features/contacts/contact-where";
import { contactName } from "~/features/contacts/core/contact-name";
import { textArray } from "~/platform/db/array-literal";
import type { CompanyContext } from "~/platform/db/company-types";
import { type ClientSql, sqlTransaction } from "~/platform/db/sql-transaction.server";
import { type Reader, sightSql } from "./conversation-conditions";
import { findHit } from "./core/find-hit";
import { type ListPlace, writeListCursor } from "./core/list-cursor";
import { wordPattern } from "./core/word-pattern";
import type { FoundMessage } from "./search-results";

const PAGE = 20;
/** Messages that are looked through from the newest on, before the index is asked. */
const LOOKED_THROUGH = 4_000;
/** Candidates of a page for somebody who may see only some of them. */
const CANDIDATES = 400;
/** Words that more messages of those looked through have are not looked up: the index would bring too many. */
const COMMON = 40;

interface Candidate {
  id: string;
  at: Date;
  conversationId: string;
  text: string;
  revoked: boolean;
  contactId: string | null;
  firstName: string | null;
  lastName: string | null;
}

/** What of `text` is said: messages, notes too, but never what a campaign sent. As the indexes have it. */
const SAID = "m.author <> 'campaign' AND m.text <> ''";
const COLUMNS = "m.id, m.at, m.conversation_id, m.text, m.revoked_at IS NOT NULL AS revoked";

/** From the newest on, row by row: enough for words that one message in two hundred has. */
export function newestSql(words: readonly string[], before: ListPlace | null, most: number, add: AddValue) {
  const below = before
    ? ` AND (m.at, m.id) < (${add(before.at, "timestamptz")}, ${add(before.id, "uuid")})`
    : "";
  const match = words.map((word) => `n.text ~ ${add(wordPattern(word), "text")}`).join(" AND ");
  return `(SELECT n.* FROM (SELECT ${COLUMNS} FROM message AS m WHERE ${SAID}${below}
      ORDER BY m.at DESC, m.id DESC LIMIT ${LOOKED_THROUGH}) AS n
    WHERE ${match} LIMIT ${add(most, "int")})`;
}

/** By the index. Words of one or two letters are checked on the rows when there are longer ones: too many have them. */
export function indexSql(words: readonly string[], before: ListPlace | null, most: number, add: AddValue) {
  const long = words.filter((word) => [...word].length > 2);
  const asked = long.length > 0 ? long : words;
  const rest = words.filter((word) => !asked.includes(word));
  const match = rest.map((word) => ` AND m.text ~ ${add(wordPattern(word), "text")}`).join("");
  const place = `${add(before?.at ?? null, "timestamptz")}, ${add(before?.id ?? null, "uuid")}`;
  return `(SELECT one.* FROM search_messages(${add(textArray(asked), "text[]")}, ${place}, ${add(most, "int")}) AS f
    CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM message AS m WHERE m.id = f.message_id${match} LIMIT 1) AS one)`;
}

/** Candidates with their person; `contactId` is null for conversations that the reader does not see. */
export function candidatesSql(source: string, reader: Reader, add: AddValue): string {
  const sight = sightSql(reader.sight, add);
  return `SELECT h.id, h.at, h.conversation_id AS "conversationId", h.text, h.revoked, v.contact_id AS "contactId",
      p.first_name AS "firstName", p.last_name AS "lastName"
    FROM ${source} AS h
    LEFT JOIN LATERAL (SELECT c.contact_id FROM conversation AS c
      WHERE c.id = h.conversation_id${sight ? ` AND ${sight}` : ""} LIMIT 1) AS v ON true
    LEFT JOIN LATERAL (SELECT n.first_name, n.last_name FROM contact AS n WHERE n.id = v.contact_id LIMIT 1) AS p ON true
    ORDER BY h.at DESC, h.id DESC`;
}

/** A page of hits that the reader sees, the newest first. A page may be short though more follows: `next` says so. */
export function searchMessages(
  ctx: CompanyContext,
  words: readonly string[],
  reader: Reader,
  before: ListPlace | null,
): Promise<{ messages: FoundMessage[]; next: string | null }> {
  const most = reader.sight.all ? PAGE + 1 : CANDIDATES;
  return sqlTransaction(ctx, "read", async (sql) => {
    const ask = (source: typeof newestSql) => {
      const { values, add } = collectValues();
      const text = candidatesSql(source(words, before, most, add), reader, add);
      return sql.query<Candidate>(text, values);
    };
    const newest = await ask(newestSql);
    const enough = newest.filter(isShown).length > PAGE || newest.length === most;
    if (enough) return pageOf(newest, most);
    if (newest.length > COMMON) {
      const { messages } = pageOf(newest, most);
      return { messages, next: await endOfLook(sql, before) };
    }
    return pageOf(await ask(indexSql), most);
  });

  function pageOf(candidates: Candidate[], most: number) {
    const shown = candidates.filter(isShown);
    const page = shown.slice(0, PAGE);
    const last =
      shown.length > PAGE ? page.at(-1) : candidates.length === most ? candidates.at(-1) : undefined;
    const messages = page.map(({ id, at, conversationId, text, firstName, lastName }) => ({
      conversationId,
      messageId: id,
      at: at.toISOString(),
      name: contactName({ firstName: firstName ?? "", lastName: lastName ?? "" }),
      ...findHit(text, words),
    }));
    return { messages, next: last ? writeListCursor(last) : null };
  }
}

const isShown = (one: Candidate) => one.contactId !== null && !one.revoked;

/** Where the next look from the newest on begins; null when there is nothing older. */
async function endOfLook(sql: ClientSql, before: ListPlace | null): Promise<string | null> {
  const { values, add } = collectValues();
  const below = before
    ? ` AND (m.at, m.id) < (${add(before.at, "timestamptz")}, ${add(before.id, "uuid")})`
    : "";
  const [end] = await sql.query<ListPlace>(
    `SELECT m.at, m.id FROM message AS m WHERE ${SAID}${below} ORDER BY m.at DESC, m.id DESC OFFSET ${LOOKED_THROUGH - 1} LIMIT 1`,
    values,
  );
  return end ? writeListCursor(end) : null;
}
