import { sql } from 'kysely';
import { askCard } from '../commands/ask.js';
import { type Archive, openArchive } from '../src/archive/archive.js';
import { openDatabase } from '../src/archive/database.js';
import { wantedForQuestion } from '../src/archive/wanted.js';
import type { Library } from '../src/index.js';
import { atOnce } from '../src/language/steps.js';
import { termsOf } from '../src/language/terms.js';
import { makeDerived } from '../src/library/derived.js';
import { libraryOf } from '../src/library/library.js';
import { quoted } from '../src/search/lexemes.js';
import type { AskCost } from './archive-database.js';
import { type AnsweredQuestion, readAsked, readMaterial, recombined } from './recombined.js';

/** The number of questions and of candidates for each; a bare query is measured for one in `BARE_OF` questions. */
const QUESTIONS = 300;
const CANDIDATES = 32;
const BARE_OF = 5;

/** Asks an archive, or a library of the same articles in memory, and prints the cost and the results. */
const [where = '', data = '', ...place] = process.argv.slice(2);
const { questions } = readAsked(data, QUESTIONS);
const cost =
  where === 'memory' ? await askMemory(place[0] ?? '', Number(place[1])) : await askDatabase(place[0] ?? '');
process.stdout.write(JSON.stringify(cost));

async function askMemory(file: string, paragraphs: number): Promise<AskCost> {
  const derived = makeDerived();
  const articles = [...recombined(readMaterial(file), paragraphs)].map((compiled) => {
    derived.adopt(compiled);
    return compiled.article;
  });
  const library = atOnce(libraryOf({ articles, skipped: [] }, derived));
  return askAll(async () => library);
}

async function askDatabase(url: string): Promise<AskCost> {
  const archive: Archive = openArchive(url);
  const database = openDatabase(url, 'asking');
  const bare: number[] = [];
  const cost = await askAll(
    (question) => archive.libraryFor(wantedForQuestion(question)),
    async (question, at) => {
      if (at % BARE_OF !== 0) return;
      const stems = termsOf(question).flatMap(({ stem, content }) => (content ? [quoted(stem)] : []));
      const query = stems.join(' | ');
      const from = performance.now();
      await database.use((db) =>
        sql`select article from parts, (select ${query}::tsquery as query) asked
          where stems @@ query order by ts_rank(stems, query) desc limit ${CANDIDATES}`.execute(db),
      );
      bare.push(performance.now() - from);
    },
  );
  await archive.close();
  await database.close();
  return { ...cost, bare };
}

async function askAll(
  libraryFor: (question: string) => Promise<Library>,
  beside: (question: string, at: number) => Promise<void> = async () => {},
): Promise<AskCost> {
  const [found, asks]: [boolean[], number[]] = [[], []];
  for (const [at, question] of questions.entries()) {
    const from = performance.now();
    const library = await libraryFor(question.q);
    askCard({ question: question.q, page: 1 }, { library });
    asks.push(performance.now() - from);
    found.push(isFound(question, library));
    await beside(question.q, at);
  }
  return { found, asks, bare: [], memory: process.resourceUsage().maxRSS * 1024 };
}

/** Whether a paragraph that answers is among the candidates. */
function isFound({ q, answers }: AnsweredQuestion, library: Library): boolean {
  const { passages } = library.ask(q, { explain: true, limit: CANDIDATES });
  return passages.some((passage) => answers.includes(library.text(passage)));
}
