import { type Kysely, sql } from 'kysely';
import type { Period } from '../library/period.js';
import { quoted } from '../search/lexemes.js';
import type { StemWeights } from '../search/passage-index.js';
import type { Schema } from './database.js';

/**
 * The number of articles opened for a question. It equals the number of articles that lunr searches, because PostgreSQL
 * chooses as the in-memory index does.
 */
export const CHOSEN = 32;
/** The maximum number of stems that a question is searched by, those with the highest weights. */
const MOST_STEMS = 24;
/** The maximum number of articles considered in which a speaker is quoted. */
const QUOTING = 100;

/** The articles to choose from. */
export interface Among {
  readonly edition: number;
  readonly period: Period | null;
}

/** The row numbers of the articles that contain most of a query, by the weights of its stems; best first. */
export async function articlesHolding(
  weights: StemWeights,
  limit: number,
  { edition, period }: Among,
  db: Kysely<Schema>,
): Promise<number[]> {
  if (weights.size === 0) return [];
  const { rows } = await sql<{ article: number }>`select article from (
      select article, sum(weight) as held from (${holding(weights, edition)}) each group by part, article
    ) parts
    ${period ? sql`join articles on articles.id = article and ${within(period)}` : sql``}
    group by article order by max(held) desc, article limit ${limit}`.execute(db);
  return rows.map(({ article }) => article);
}

/**
 * The parts of articles that contain each of the heaviest stems. Separate queries are answered from the index alone; a
 * join would read the words of each part.
 */
function holding(weights: StemWeights, edition: number) {
  const heaviest = [...weights].sort(([, a], [, b]) => b - a).slice(0, MOST_STEMS);
  return sql.join(
    heaviest.map(
      ([stem, weight]) =>
        sql`select id as part, article, ${weight}::float8 as weight from parts
          where stems @@ ${quoted(stem)}::tsquery and edition = ${edition}`,
    ),
    sql` union all `,
  );
}

function within({ since, until }: Period) {
  return sql`(${since}::text is null or published >= ${since}) and (${until}::text is null or published <= ${until})`;
}

/**
 * The articles with a speaker whose name or role contains some of these words: most matching words first, then those
 * that contain most of the topic, then those with most quotations.
 *
 * @param words folded; each may have several meanings
 */
export async function articlesQuoting(
  words: readonly string[],
  about: StemWeights,
  { edition, period }: Among,
  db: Kysely<Schema>,
): Promise<number[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ article: number }>`select quoting.article from (
      select article, max(fitting) as fitting, max(quotations) as quotations from (
        select article, quotations, (select count(*) from unnest(words) word where word = any(${words})) as fitting
          from speakers where edition = ${edition} and words && ${words}::text[]
      ) each group by article
    ) quoting
    ${period ? sql`join articles on articles.id = quoting.article and ${within(period)}` : sql``}
    ${
      about.size === 0
        ? sql`cross join (select 0 as held) topic`
        : sql`left join (
      select article, sum(weight) as held from (${holding(about, edition)}) each group by article
    ) topic using (article)`
    }
    order by fitting desc, coalesce(held, 0) desc, quotations desc, quoting.article
    limit ${QUOTING}`.execute(db);
  return rows.map(({ article }) => article);
}

/** Names by which articles are requested. */
export interface Names {
  readonly ids: readonly string[];
  /** Short keys for ids (`articleKey`). */
  readonly keys: readonly string[];
  /** Titles and headings, in the form of `headingKey`. */
  readonly headings: readonly string[];
}

/** The articles with one of these names. */
export async function articlesNamed(
  { ids, keys, headings }: Names,
  { edition }: Among,
  db: Kysely<Schema>,
): Promise<number[]> {
  if (ids.length + keys.length + headings.length === 0) return [];
  const { rows } = await sql<{ article: number }>`(select id as article from articles
      where edition = ${edition} and (name = any(${ids}) or key = any(${keys})))
    union (select article from places where edition = ${edition} and name = any(${headings}) limit ${CHOSEN})`.execute(
    db,
  );
  return rows.map(({ article }) => article);
}

/** Articles in their order, starting from an offset. */
export async function articlesFrom(
  first: number,
  limit: number,
  { edition }: Among,
  db: Kysely<Schema>,
): Promise<number[]> {
  const rows = await db
    .selectFrom('articles')
    .select('id')
    .where('edition', '=', edition)
    .where('name', 'is not', null)
    .orderBy('id')
    .offset(first)
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
