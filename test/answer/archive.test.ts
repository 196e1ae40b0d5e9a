import { describe, expect, test } from 'vitest';
import { candidatesFor } from '../../src/answer/candidates.js';
import { featureContexts } from '../../src/answer/feature-context.js';
import { FEATURES, featuresOf } from '../../src/answer/features.js';
import { queryOf } from '../../src/answer/query.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { readSource } from '../../src/article/source.js';
import {
  type Answer,
  type ArticleSource,
  createLibrary,
  type Library,
  type Strictness,
} from '../../src/index.js';
import { stem } from '../../src/language/terms.js';
import { findQuotations } from '../../src/quotation/find.js';
import { indexPassages } from '../../src/search/passage-index.js';
import {
  archiveArticles,
  archiveQuestions,
  libraryFrom,
  type MemberQuestion,
  sentencesOf,
  type Tried,
  tryQuestion,
} from '../support/archive.js';

/**
 * What the learned weights must give at the least, some four points below what they gave when this was written.
 * Whoever learns them anew raises these.
 */
const FLOORS = {
  alone: {
    'right sentence first': 0.66,
    'right paragraph among the first three': 0.84,
    'mean reciprocal rank': 0.77,
    'answered, of what can be': 0.31,
    'shown, of what can be answered': 0.88,
    'right, of what is answered': 0.8,
    'not answered, of what only looks as if': 0.8,
    'nothing, of what is off-topic': 0.85,
  },
  archive: {
    'right sentence first': 0.49,
    'right paragraph among the first three': 0.61,
    'mean reciprocal rank': 0.57,
    'answered, of what can be': 0.28,
    'shown, of what can be answered': 0.92,
    'right, of what is answered': 0.65,
    'not answered, of what only looks as if': 0.45,
    'nothing, of what is off-topic': 0.75,
  },
};

/** The same for questions asked of the archive as it is, and without the article that answers. */
const WITHOUT_FLOORS = { 'presence parts them': 0.9, 'nothing, without it': 0.56 };

const articles = archiveArticles();
const questions = archiveQuestions();
const archive = libraryFrom(articles.values());
const alone = new Map(Array.from(articles, ([name, article]) => [name, libraryFrom([article])]));
const [anyAlone] = alone.values();

/** The library of the one article that a question is about; for one that is about none, of any. */
function aloneFor({ article }: MemberQuestion): Library {
  return (article === null ? anyAlone : alone.get(article)) as Library;
}

function figuresOf(tried: readonly Tried[]): Record<keyof typeof FLOORS.alone, number> {
  const answerable = tried.filter(({ question }) => question.gold.length > 0);
  const answered = tried.filter(({ outcome }) => outcome === 'answer');
  const near = tried.filter(({ question }) => question.near);
  const offTopic = tried.filter(({ question }) => question.article === null);
  return {
    'right sentence first': share(answerable, ({ sentence }) => sentence),
    'right paragraph among the first three': share(answerable, ({ rank }) => rank <= 3),
    'mean reciprocal rank': answerable.reduce((sum, { rank }) => sum + 1 / rank, 0) / answerable.length,
    'answered, of what can be': share(answerable, ({ outcome }) => outcome === 'answer'),
    'shown, of what can be answered': share(answerable, ({ outcome }) => outcome !== 'nothing'),
    'right, of what is answered': share(answered, ({ rank }) => rank === 1),
    'not answered, of what only looks as if': share(near, ({ outcome }) => outcome !== 'answer'),
    'nothing, of what is off-topic': share(offTopic, ({ outcome }) => outcome === 'nothing'),
  };
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.filter(holds).length / items.length;
}

describe('the archive', () => {
  test('is one: it has too many paragraphs for all to be ranked', () => {
    expect(articles.size).toBe(16);
    expect(archive.articles.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0)).toBeGreaterThan(150);
  });

  test.each(questions.filter(({ gold }) => gold.length > 0))('holds what answers $q', ({ article, gold }) => {
    const { text, paragraphs } = articles.get(article ?? '') ?? { text: '', paragraphs: [] };
    const sentences = paragraphs.flatMap(({ sentences }) =>
      sentences.map(({ start, end }) => text.slice(start, end)),
    );
    expect(sentences).toEqual(expect.arrayContaining([...gold]));
  });

  test('is asked questions of all kinds, and some that it does not answer', () => {
    expect(new Set(questions.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(15);
    expect(questions.filter(({ near }) => near)).toHaveLength(20);
    expect(questions.filter(({ article }) => article === null)).toHaveLength(10);
  });
});

describe('an archive without the article that answers', () => {
  const asked = questions.flatMap(({ q, article, gold }) => {
    if (article === null || gold.length === 0) return [];
    const ask = (exclude: string[]) => archive.ask(q, { exclude, explain: true });
    return [{ there: ask([]), without: ask([article]) }];
  });
  const presence = ({ explanation = [] }: Answer) => Math.max(...explanation.map(({ presence }) => presence));

  test('is told from one with it by the presence, better than by the confidence', () => {
    const parts = (of: (answer: Answer) => number) =>
      share(
        asked.flatMap(({ there }) => asked.map(({ without }) => [of(there), of(without)] as const)),
        ([there, without]) => there > without,
      );
    expect(parts(presence)).toBeGreaterThanOrEqual(WITHOUT_FLOORS['presence parts them']);
    expect(parts(presence)).toBeGreaterThan(parts(({ confidence }) => confidence));
  });

  test('mostly has nothing on the question', () => {
    const nothing = share(asked, ({ without }) => without.outcome === 'nothing');
    expect(nothing).toBeGreaterThanOrEqual(WITHOUT_FLOORS['nothing, without it']);
  });
});

describe.each([
  ['alone', aloneFor],
  ['archive', () => archive],
] as const)('with the articles %s', (scope, libraryFor) => {
  const tried = questions.map((question) => tryQuestion(libraryFor(question), question));
  const figures = figuresOf(tried);

  test.each(Object.entries(FLOORS[scope]))('%s: at least %d', (figure, floor) => {
    expect(figures[figure as keyof typeof figures]).toBeGreaterThanOrEqual(floor);
  });

  // Breaks with how much a passage must be believed in beside the first one to be shown.
  test('with an answer comes what is believed in a twentieth as much as it, and nothing else', () => {
    const counts = new Set<number>();
    for (const { question, outcome } of tried) {
      const library = libraryFor(question);
      const { passages: ranked, explanation = [] } = library.ask(question.q, { explain: true, limit: 40 });
      if (outcome !== 'answer' || explanation.length > 1) continue;
      const shown = library.ask(question.q, { limit: 40 }).passages;
      const least = 0.05 * (ranked[0]?.score ?? 0);
      const believed = ranked.filter(({ score }) => score >= least);
      expect(shown).toEqual(believed.map((passage) => ({ ...passage, reasons: [] })));
      counts.add(shown.length);
    }
    expect(counts.size).toBeGreaterThan(1);
  });

  // Breaks with the number of closest passages, or where one is shown although none was wanted.
  test('of what may not answer three passages are shown, or none where none is wanted', () => {
    const counts = new Set<number>();
    for (const { question } of tried.filter(({ outcome }) => outcome === 'closest')) {
      const library = libraryFor(question);
      expect(library.ask(question.q, { closest: false }).outcome).toBe('nothing');
      const { explanation } = library.ask(question.q, { explain: true });
      if (explanation?.length === 1) counts.add(library.ask(question.q, { limit: 40 }).passages.length);
    }
    expect(Math.max(...counts)).toBe(3);
  });
});

/** An article of one section, by its paragraphs. */
function story(paragraphs: readonly string[], more: Omit<ArticleSource, 'sections'> = {}): ArticleSource {
  return { ...more, sections: [{ paragraphs }] };
}

/** So many paragraphs, each of a word of its own. */
function filler(count: number): string[] {
  return Array.from({ length: count }, (_, number) => `Nothing else happened in week ${number + 100}.`);
}

/** What a question's best passages mark, as they are ranked. */
function ranked(library: Library, question: string): string[] {
  return sentencesOf(library, library.ask(question, { explain: true, limit: 1_000 }));
}

/** What a feature amounts to for each sentence of an article. */
function featureIn(feature: string, question: string, source: ArticleSource): number[] {
  const at = FEATURES.indexOf(feature);
  if (at < 0) throw new RangeError(`There is no feature "${feature}".`);
  const articles = [readSource(source, 'article')];
  const index = indexPassages(articles);
  const query = queryOf(analyseQuestion(question), index);
  const candidates = candidatesFor(query, { articles, index, quotationsOf: findQuotations });
  return featureContexts(query, candidates, index.vocabulary, new Map())
    .flat()
    .map((context) => Number((featuresOf(context)[at] as number).toFixed(2)));
}

describe('which paragraphs are ranked', () => {
  const two = (count: number) => [story(filler(1)), story(filler(count - 1))];

  // Breaks with the number of paragraphs up to which all of an article are ranked, and of several articles.
  test.each([
    ['one article of 150', [story(filler(150))], 150],
    ['one article of 151', [story(filler(151))], 28],
    ['two articles of 60', two(60), 60],
    ['two articles of 61', two(61), 28],
  ] as const)('of %s paragraphs', (_, sources, count) => {
    expect(ranked(createLibrary(sources), 'What happened in week 107?')).toHaveLength(count);
  });

  // Breaks with how far around the best paragraph all are ranked, whatever words they have.
  test('in an archive those around the one that shares most with the question too', () => {
    const broken = [...filler(20), 'The ferry to Solvik broke down.', 'A rope had jammed it.', ...filler(20)];
    const library = createLibrary([story(filler(60)), story(broken)]);
    const found = ranked(library, 'Why did the ferry to Solvik break down?');
    expect(found).toContain('A rope had jammed it.');
    const week = (number: number) => `Nothing else happened in week ${number}.`;
    expect(found.toSorted()).toEqual(
      [
        'A rope had jammed it.',
        'The ferry to Solvik broke down.',
        ...Array.from({ length: 12 }, (_, at) => week(108 + at)),
        ...Array.from({ length: 11 }, (_, at) => week(100 + at)),
      ].toSorted(),
    );
  });

  // Breaks where the article’s own score no longer counts beside the paragraph’s.
  test('in an archive those first whose article speaks of the question all over', () => {
    const once = story(['The ferry broke down.', 'Hens laid fewer eggs.']);
    const allOver = story(['The ferry broke down.', 'A ferry is slow.', 'No ferry is cheap.']);
    const given = [once, allOver].map((source, number) => readSource(source, `${number}`));
    const hits = indexPassages(given).search([stem('broke'), stem('ferry')], 10, () => true);
    const broken = hits.filter(({ paragraph }) => paragraph.number === 1);
    expect(broken.map(({ article }) => article.id)).toEqual(['1', '0']);
    expect(broken[0]?.articleScore).toBeGreaterThan(broken[1]?.articleScore as number);
  });
});

describe('how sure an answer must be', () => {
  const library = createLibrary([
    story(['The ferry to Solvik broke down, Ada Low said.', 'She wants a new one.'], { title: 'Ferry news' }),
  ]);
  const threshold = (question: string, strictness: Strictness) =>
    library.ask(question, { explain: true, strictness }).explanation?.[0]?.threshold;

  // Breaks where the strictness alone chooses the threshold.
  test('as sure as `strict` asks where it stands nowhere near a name of the question', () => {
    const [strict, balanced, eager] = (['strict', 'balanced', 'eager'] as const).map((each) =>
      threshold('Why did the ferry break down?', each),
    );
    expect(strict).toBeGreaterThan(balanced as number);
    expect(balanced).toBeGreaterThan(eager as number);
    expect(threshold('What did Ada Low say about the ferry?', 'balanced')).toBe(balanced);
    for (const each of ['strict', 'balanced', 'eager'] as const)
      expect(threshold('What did Kowalczyk say about the ferry?', each)).toBe(strict);
  });

  // Breaks with how far around a sentence a name is looked for.
  test('two paragraphs before, one after, the heading and the title count as near', () => {
    const far = (source: ArticleSource) =>
      featureIn('names of the question nowhere near', 'Where does Kowalczyk live?', source);
    const text = ['It rained.', 'It poured.', 'Kowalczyk came.', 'It cleared.', 'It was dry.', 'It was hot.'];
    expect(far(story(text))).toEqual([1, 0, 0, 0, 0, 1]);
    expect(far(story(text, { title: 'Kowalczyk' }))).toEqual([0, 0, 0, 0, 0, 0]);
    const headed = { sections: [{ paragraphs: text }, { heading: 'Kowalczyk', paragraphs: ['It froze.'] }] };
    expect(far(headed)).toEqual([1, 0, 0, 0, 0, 1, 0]);
  });

  // Breaks where the heading or the title is left out.
  test('a name in the heading or the title above a sentence is nearby', () => {
    const nearby = (source: ArticleSource) =>
      featureIn('names of the question nearby', 'Where does Kowalczyk live?', source);
    const headed = (heading: string) => ({ sections: [{ heading, paragraphs: ['It froze.'] }] });
    expect(nearby(headed('Kowalczyk'))).toEqual([0.8]);
    expect(nearby(headed('Weather'))).toEqual([0]);
    expect(nearby({ ...headed('Weather'), title: 'Kowalczyk' })).toEqual([0.8]);
  });

  // Breaks where only the word itself counts as the name.
  test('another name for the same thing counts as near', () => {
    const far = (name: string, words: string) =>
      featureIn('names of the question nowhere near', `What did ${name} send?`, story([words]));
    expect(far('America', 'The US sent a ship.')).toEqual([0]);
    expect(far('America', 'Oslo sent a ship.')).toEqual([1]);
    expect(threshold('What did America say about the ferry?', 'balanced')).toBe(
      threshold('What did America say about the ferry?', 'strict'),
    );
  });
});

describe('who "he" is', () => {
  const meant = (question: string, paragraphs: readonly string[]) =>
    featureIn('names of the question meant by a pronoun', question, story(paragraphs));

  // Breaks where pronouns are not resolved, or with how far back they reach.
  test('whoever was named in the sentence before, less surely in the paragraph before, and no further back', () => {
    expect(
      meant('Where did Okonjo grow up?', [
        'Idris Okonjo scored late. The crowd sang.',
        'He grew up in Ystrad. He left early.',
        'He never went back.',
      ]),
    ).toEqual([1, 0, 0.64, 0.64, 0]);
    expect(
      meant('Where did Okonjo grow up?', ['Idris Okonjo scored late.', 'He grew up in Ystrad.']),
    ).toEqual([1, 0.8]);
  });

  // Breaks where a sentence without a pronoun is taken to speak of whoever was named before.
  test('nobody where no pronoun stands', () => {
    expect(meant('Where did Okonjo grow up?', ['Idris Okonjo scored late.', 'Rain fell.'])).toEqual([1, 0]);
  });
});

describe('words that the whole article is about', () => {
  const fillers = ['Bread is dear.', 'Hens laid eggs.', 'Rain fell all week.'];
  const held = (paragraphs: readonly string[], title: string) =>
    featureIn('telling terms in the sentence', 'ferry captain', story(paragraphs, { title }));
  const late = [...fillers, 'The ferry lies there.', 'A captain was hired.'];

  // Breaks where the words of the title count in full.
  test('tell its sentences apart least: those of the title', () => {
    const [ferry, captain] = held(late, 'Ferry to sail').slice(3);
    const [plain] = held(late, 'Island news').slice(3);
    expect(ferry).toBeLessThan((plain as number) / 2);
    expect(captain).toBeGreaterThan(ferry as number);
  });

  // Breaks where the words of the first two sentences count in full.
  test('tell its sentences apart least: those of its opening', () => {
    const [opening] = held(['The ferry lies there.', ...fillers, 'A captain was hired.'], 'Island news');
    const plain = held(late, 'Island news')[3];
    expect(opening).toBeLessThan(plain as number);
  });

  // Breaks where it does not count in how many paragraphs a word stands.
  test('tell its sentences apart least: those that stand in most paragraphs', () => {
    const everywhere = fillers.map((sentence) => `${sentence} The ferry sailed.`);
    const values = held([...everywhere, 'The ferry lies there.', 'A captain was hired.'], 'Island news');
    expect(values.at(-1)).toBeGreaterThan(0.8);
    expect(values.at(-2)).toBeLessThan(0.2);
  });
});

describe('a word for another', () => {
  const soft = (question: string, sentence: string) =>
    featureIn('related words in the sentence', question, story([sentence]))[0] as number;

  // Breaks where related words are not looked up, or count nothing: they are not used alike.
  test.each([
    ['perished', 'Two miners died.'],
    ['infant', 'The babe slept.'],
    ['remuneration', 'The wage fell.'],
  ])('%j is held by %j', (question, sentence) => {
    expect(soft(question, sentence)).toBeGreaterThan(0.7);
    const library = createLibrary([story([sentence])]);
    expect(library.ask(question).outcome).not.toBe('nothing');
  });

  // Breaks where names of the same country are not looked up.
  test.each([
    ['dutch', 'The boat came from the Netherlands.'],
    ['denmark', 'Danes built it.'],
    ['britain', 'The UK pays for it.'],
  ])('%j is held by %j', (question, sentence) => {
    expect(soft(question, sentence)).toBeGreaterThan(0.6);
  });

  // Breaks where every word stands for every other.
  test.each([
    ['infant', 'The wage fell.'],
    ['dutch', 'Danes built it.'],
  ])('%j is not held by %j', (question, sentence) => {
    expect(soft(question, sentence)).toBeLessThan(0.3);
  });
});

describe('compounds', () => {
  // Breaks where a compound is indexed, or looked up, in one way of writing only.
  test.each([
    ['ceasefire', 'The cease-fire held.'],
    ['cease-fire', 'The ceasefire held.'],
    ['wild fire', 'The wildfire grew.'],
    ['wildfire', 'The wild-fire grew.'],
  ])('%j finds %j', (question, sentence) => {
    const index = indexPassages([readSource(story(['It rained.', sentence]), 'article')]);
    const hits = index.search([...queryOf(analyseQuestion(question), index).stems], 5, () => true);
    expect(hits.map(({ paragraph }) => paragraph.number)).toEqual([2]);
  });
});

describe('misspelt words', () => {
  const similar = (word: string, text: string) =>
    indexPassages([readSource(story([text]), 'article')]).similar(word);

  // Breaks with the length from which on one slip is forgiven.
  test('of five letters and more may hold one slip', () => {
    expect(similar('quey', 'The quay is dry.')).toEqual([]);
    expect(similar('duck', 'The dock is dry.')).toEqual([]);
    expect(similar('quary', 'The quarry is dry.')).toEqual([stem('quarry')]);
    expect(similar('querre', 'The quarry is dry.')).toEqual([]);
  });

  // Breaks with the length from which on two are.
  test('of nine letters and more may hold two', () => {
    expect(similar('mountoin', 'The mountain is high.')).toEqual([stem('mountain')]);
    expect(similar('mauntoin', 'The mountain is high.')).toEqual([]);
    expect(similar('parlamant', 'A parliament met.')).toEqual([stem('parliament')]);
    expect(similar('parlomant', 'A parliament met.')).toEqual([]);
  });

  // Breaks where the first letter may be wrong.
  test('begin with the right letter', () => {
    expect(similar('jarbour', 'The harbour is dry.')).toEqual([]);
    expect(similar('harboor', 'The harbour is dry.')).toEqual([stem('harbour')]);
  });

  // Breaks where two neighbours that were swapped count as two slips.
  test('may have two neighbours swapped', () => {
    expect(similar('habrour', 'The harbour is dry.')).toEqual([stem('harbour')]);
  });

  // Breaks with the length of the longest word that is looked up.
  test('are no longer than 24 letters', () => {
    const long = 'electroencephalographies';
    expect(long).toHaveLength(24);
    expect(similar('electroencaphalographies', `They took ${long}.`)).toEqual([stem(long)]);
    expect(similar('electroencaphalographiess', `They took ${long}s.`)).toEqual([]);
  });

  // Breaks where a question does not look for what its words may be misspellings of, or does although they are known.
  test('are looked for in the place of words that the articles do not know', () => {
    const takenFor = (text: string) =>
      createLibrary([story([text])])
        .ask('Who runs the harbur?', { explain: true })
        .explanation?.flatMap(({ words }) => words.filter(({ word }) => word === 'harbur'));
    expect(takenFor('Ada Low runs the harbour.')).toEqual([{ word: 'harbur', takenFor: [stem('harbour')] }]);
    expect(takenFor('Ada Low runs the harbour of Harbur.')).toEqual([{ word: 'harbur', takenFor: [] }]);
  });
});

describe('what is asked for', () => {
  const library = createLibrary([
    story([
      'The council closed the old bridge. The council did so on May 3, 2021. Ada Low, the mayor, signed the order. ' +
        'The order cost the council 400 pounds. Cracks were the reason.',
    ]),
  ]);

  // Breaks where the kind of answer that a question seeks is misread, or counts nothing.
  test.each([
    ['When did the council sign the order?', 'time', 'The council did so on May 3, 2021.'],
    ['Who signed the order?', 'person', 'Ada Low, the mayor, signed the order.'],
    ['How much did the order cost?', 'money', 'The order cost the council 400 pounds.'],
  ])('%j seeks a %s: %j', (question, type, sentence) => {
    const { explanation } = library.ask(question, { explain: true });
    expect(explanation?.map(({ answerType }) => answerType)).toEqual([type]);
    expect(ranked(library, question)).toEqual([sentence]);
  });

  // Breaks where what may be sought is not told from what may not.
  test.each([
    ['time: a date', 'When was it?', [true, false, false, false]],
    ['count: numbers', 'How many boats were lost?', [true, true, false, false]],
    ['place: a place’s name', 'Where was it?', [false, false, true, false]],
  ])('%s', (feature, question, wanted) => {
    const text = ['It was on May 3, 2021.', 'Then 31 boats were lost.', 'It was in France.', 'It rained.'];
    const values = featureIn(feature, question, story(text));
    expect(values.map((value) => value > 0)).toEqual(wanted);
  });
});

describe('several questions in one', () => {
  const first = 'How far away was the spacecraft when it went quiet?';
  const second = 'How many percent of Vardanians went to the polls?';

  // Breaks where they are asked as one, or where their answers do not take turns.
  test('are answered apart, and their answers take turns', () => {
    const both = archive.ask(`${first} ${second}`, { explain: true, limit: 4 });
    const apart = [first, second].map((each) => archive.ask(each, { explain: true, limit: 2 }).passages);
    expect(both.explanation).toHaveLength(2);
    expect(both.passages).toEqual([apart[0]?.[0], apart[1]?.[0], apart[0]?.[1], apart[1]?.[1]]);
  });
});

describe('a summary about a topic', () => {
  const about = (topic: string, paragraphs: readonly string[]) => {
    const library = createLibrary([story(paragraphs)]);
    const { sentences = [] } = library.summary({ topic, length: 'short' }) ?? {};
    return sentences.map(({ paragraph }) => paragraph);
  };

  // Breaks with the likeness from which on a sentence is taken to say the same again.
  test('does not say the same again', () => {
    expect(
      about('dam', [
        'Engineers opened the old dam above Aske at two in the morning.',
        'Engineers opened the old dam above Aske at two.',
        'Many of the sheep below the dam have drowned.',
      ]),
    ).toEqual([1, 3]);
  });

  // Breaks where likeness to what is chosen costs nothing.
  test('takes what is new before what is much the same, where there is no room for both', () => {
    const opened =
      'Engineers opened the gates of the dam in the dark, because it had rained for eleven days.';
    const again =
      'The engineers say that they opened the dam’s gates slowly and that sirens were heard by everybody.';
    const sheep = 'Below the dam a tenth of all sheep drowned, farmers in the valley told reporters later.';
    expect(about('dam', [opened, again, sheep])).toEqual([1, 3]);
    expect(about('dam', [opened, again])).toEqual([1, 2]);
  });
});
