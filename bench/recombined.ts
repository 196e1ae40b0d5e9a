import { readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { articleSource, GoldArticle, type GoldQuestion, isCandidateSet } from '../eval/answers/gold.js';
import { readData } from '../eval/data.js';
import { withProgress } from '../eval/progress.js';
import { GoldArticle as QuotedArticle } from '../eval/quotations/gold.js';
import type { ArticleSource } from '../src/index.js';
import type { Span } from '../src/language/span.js';
import { type Compiled, compile } from '../src/library/compile.js';
import type { PackedProfile } from '../src/search/profile.js';

/** The material for an archive of any size: articles with questions, and pieces of others. */
export interface Material {
  readonly asked: readonly Compiled[];
  readonly pieces: readonly Compiled[];
}

/** A question with the paragraphs that answer it. */
export interface AnsweredQuestion {
  readonly q: string;
  readonly answers: readonly string[];
}

/** The number of paragraphs in a piece, and of pieces in an article. */
const PARAGRAPHS = 4;
const PIECES = 4;

/** The articles with questions, each once, and the given number of questions from all parts of the sets. */
export function readAsked(
  folder: string,
  most: number,
): { articles: GoldArticle[]; questions: AnsweredQuestion[] } {
  const sets = readData(folder, GoldArticle).filter(({ lines }) => !isCandidateSet(lines));
  const byText = new Map<string, GoldArticle>();
  for (const article of sets.flatMap(({ lines }) => lines))
    byText.set(article.paragraphs.join('\n'), article);
  const all = sets.flatMap(({ lines }) =>
    lines.flatMap(({ paragraphs, questions }) =>
      questions.flatMap((question) => {
        const answers = rightOnes(question).flatMap((at) => paragraphs[at] ?? []);
        return answers.length > 0 ? [{ q: question.q, answers }] : [];
      }),
    ),
  );
  const step = Math.max(1, Math.floor(all.length / most));
  return {
    articles: [...byText.values()],
    questions: all.filter((_, at) => at % step === 0).slice(0, most),
  };
}

function rightOnes({ paragraph, also_paragraphs: also = [] }: GoldQuestion): number[] {
  return paragraph === null ? [] : [paragraph, ...also];
}

/** Compiles the articles with questions, and the articles of the quotation sets piece by piece, into a file. */
export async function writeMaterial(file: string, asked: string, others: string): Promise<void> {
  const { articles } = readAsked(asked, 1);
  const texts = readData(others, QuotedArticle).flatMap(({ lines }) => lines.map(({ text }) => text));
  const pieces = texts.flatMap((text) => {
    const paragraphs = text.split(/\n+/u).filter((paragraph) => paragraph.trim() !== '');
    return Array.from({ length: Math.floor(paragraphs.length / PARAGRAPHS) }, (_, at) =>
      paragraphs.slice(at * PARAGRAPHS, (at + 1) * PARAGRAPHS),
    );
  });
  const material: Material = {
    asked: await compiled(
      'Compiling articles',
      articles.map((article, at) => ({ ...articleSource(article), id: `asked-${at}` })),
    ),
    pieces: await compiled(
      'Compiling pieces',
      pieces.map((paragraphs, at) => ({ id: `piece-${at}`, sections: [{ paragraphs }] })),
    ),
  };
  writeFileSync(file, serialize(material));
}

async function compiled(what: string, sources: readonly ArticleSource[]): Promise<Compiled[]> {
  const all: Compiled[] = [];
  for (const source of withProgress(what, sources))
    all.push(await compile('article.json', new TextEncoder().encode(JSON.stringify(source))));
  return all;
}

export function readMaterial(file: string): Material {
  return deserialize(readFileSync(file));
}

/**
 * Articles with the given number of paragraphs in total: those with questions, and others of four pieces each, all
 * different.
 */
export function* recombined({ asked, pieces }: Material, paragraphs: number): Generator<Compiled> {
  let count = 0;
  for (const article of asked) {
    count += article.article.paragraphs.length;
    yield article;
  }
  const random = randomNumbers();
  for (let number = 0; count < paragraphs; number++) {
    const some = Array.from(
      { length: PIECES },
      () => pieces[Math.floor(random() * pieces.length)] as Compiled,
    );
    count += PARAGRAPHS * PIECES;
    yield joinedPieces(some, `recombined-${number}`);
  }
}

/** Pseudo-random numbers from 0 to 1, always the same (Park and Miller 1988). */
function randomNumbers(): () => number {
  let state = 20_260_101;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const BETWEEN = '\n\n';

/**
 * Joins compiled pieces, which have no title or headings, into one article. The result is the same as compiling the
 * article, except for what depends on the whole.
 */
export function joinedPieces(pieces: readonly Compiled[], id: string): Compiled {
  const [first] = pieces as [Compiled];
  const texts: string[] = [];
  const paragraphs: Compiled['article']['paragraphs'][number][] = [];
  const speakers: Compiled['quotations']['speakers'][number][] = [];
  const quotations: Compiled['quotations']['quotations'][number][] = [];
  let start = 0;
  for (const { article, quotations: said } of pieces) {
    const offset = start;
    const [before, others] = [paragraphs.length, speakers.length];
    const moved = <S extends Span>(span: S): S => ({
      ...span,
      start: span.start + offset,
      end: span.end + offset,
    });
    const perhaps = (span: Span | null) => span && moved(span);
    for (const paragraph of article.paragraphs)
      paragraphs.push({
        ...moved(paragraph),
        number: paragraph.number + before,
        sentences: paragraph.sentences.map(moved),
      });
    for (const { name, role, mentions } of said.speakers)
      speakers.push({ name: moved(name), role: perhaps(role), mentions: mentions.map(moved) });
    for (const each of said.quotations)
      quotations.push({
        ...each,
        pieces: each.pieces.map(moved),
        cue: perhaps(each.cue),
        manner: perhaps(each.manner),
        mention: perhaps(each.mention),
        speaker: each.speaker === null ? null : each.speaker + others,
        paragraph: each.paragraph + before,
        lastParagraph: each.lastParagraph + before,
      });
    texts.push(article.text);
    start += article.text.length + BETWEEN.length;
  }
  return {
    article: {
      ...first.article,
      id,
      text: texts.join(BETWEEN),
      paragraphs,
      sections: [{ number: 1, heading: null, paragraphs }],
    },
    profile: joinedProfile(pieces.map(({ profile }) => profile)),
    quotations: { quotations, speakers },
    condensed: first.condensed,
  };
}

/** The lengths of the title and the one heading, which follow those of the sentences. */
const LINES = [0, 0];

function joinedProfile(profiles: readonly PackedProfile[]): PackedProfile {
  const places = new Map<string, number>();
  const [lexicon, contents]: [string[], number[]] = [[], []];
  const words = profiles.flatMap((profile) => {
    const own = profile.lexicon.map((word, at) => {
      const content = profile.contents[at] as number;
      const known = places.get(`${content}${word}`);
      if (known !== undefined) return known;
      places.set(`${content}${word}`, lexicon.length);
      contents.push(content);
      return lexicon.push(word) - 1;
    });
    return Array.from(profile.words, (place) => own[place] as number);
  });
  const all = (of: (profile: PackedProfile) => ArrayLike<number>) =>
    profiles.flatMap((each) => Array.from(of(each)));
  const size = ({ directions, traits }: PackedProfile) => directions.length / (traits.length + 1);
  const [first] = profiles as [PackedProfile];
  return {
    lexicon,
    contents: Uint8Array.from(contents),
    paragraphs: Int32Array.from(all(({ paragraphs }) => paragraphs)),
    words: Int32Array.from(words),
    lengths: Int32Array.from([...all(({ lengths, traits }) => lengths.subarray(0, traits.length)), ...LINES]),
    marks: Uint8Array.from(all(({ marks }) => marks)),
    traits: Uint8Array.from(all(({ traits }) => traits)),
    recurrences: Float64Array.from(all(({ recurrences }) => recurrences)),
    directions: Int8Array.from([
      ...all((profile) => profile.directions.subarray(0, size(profile) * profile.traits.length)),
      ...first.directions.subarray(size(first) * first.traits.length),
    ]),
  };
}
