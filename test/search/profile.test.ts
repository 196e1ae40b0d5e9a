import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/article/source.js';
import { WordClass } from '../../src/language/word-classes.js';
import {
  Mark,
  type Profile,
  packProfile,
  profileOf,
  Trait,
  unpackProfile,
} from '../../src/search/profile.js';
import { makeVocabulary, type Vocabulary } from '../../src/search/vocabulary.js';

function read(...paragraphs: string[]) {
  const vocabulary = makeVocabulary();
  const article = readSource({ title: 'Rain over Oslo', sections: [{ paragraphs }] }, 'rain');
  return { vocabulary, profile: profileOf(article, vocabulary) };
}

/** The words of the first paragraph that carry a mark. */
function marked(text: string, mark: keyof typeof Mark): string[] {
  const { vocabulary, profile } = read(text);
  return (profile.paragraphs[0] ?? []).flatMap(({ words, marks }) =>
    [...words].flatMap((word, at) =>
      (marks[at] as number) & Mark[mark] ? [vocabulary.words[word]?.text ?? ''] : [],
    ),
  );
}

describe('profileOf', () => {
  test.each<[keyof typeof Mark, string, string[]]>([
    ['capital', 'Yesterday Ada Low left.', ['yesterday', 'ada', 'low']],
    ['initial', 'It rained. She left.', ['it', 'she']],
    ['quoted', 'He said “it rains” and left.', ['it', 'rains']],
    ['quoted', 'He said “it never closes', ['it', 'never', 'closes']],
    ['numeric', 'In 1911 some 8,400 came.', ['1911', '8400']],
    ['year', 'In 1911 some 8,400 came.', ['1911']],
    ['money', 'It cost $14.6 million or 5 boats.', ['14.6']],
    [
      'money',
      'They owe 422,000 euros, 2.5 million U.S. dollars, EUR 30 or 40 boats.',
      ['422000', '2.5', 'million', '30'],
    ],
    ['money', 'Three thousand rubles, ten Canadian dollars and two boats.', ['three', 'thousand', 'ten']],
    ['percent', 'Prices rose 3% or 4 percent, not 5.', ['3', '4']],
    ['percent', 'Prices rose five percent in six towns.', ['five']],
  ])('marks what is %s in %j', (mark, text, words) => {
    expect(marked(text, mark)).toEqual(words);
  });

  test.each<[keyof typeof Trait, string]>([
    ['dateline', 'OSLO, Norway (AP) -- Rain fell.'],
    ['question', 'Will it rain?'],
    ['dateline', 'OSLO — Rain fell.'],
    ['caption', 'Ada Low, left, in the rain.'],
  ])('knows a %s: %j', (trait, text) => {
    expect(read(text).profile.paragraphs[0]?.[0]?.traits).toBe(Trait[trait]);
  });

  test.each(['The mayor said it — rain fell.', 'Ada Low left the right bank.'])(
    'takes an ordinary sentence for nothing else: %j',
    (text) => {
      expect(read(text).profile.paragraphs[0]?.[0]?.traits).toBe(0);
    },
  );

  test('tells what an article comes back to', () => {
    const { profile } = read('Rain fell.', 'Rain stopped.', 'Boats sank.');
    const [first, , last] = profile.paragraphs.map(([sentence]) => sentence?.recurrence ?? 0);
    expect(first).toBeGreaterThan(last as number);
  });
});

describe('a packed profile', () => {
  test('is the same profile in another vocabulary', () => {
    const { vocabulary, profile } = read(
      'Ada Low met Rose. “It rains,” she said.',
      'In 1911 some 8,400 came. Will it rain?',
    );
    expect(profile.paragraphs.flat().some(({ recurrence }) => recurrence > 0)).toBe(true);
    expect(profile.paragraphs.flat().some(({ traits }) => traits > 0)).toBe(true);
    const other = makeVocabulary();
    for (const word of ['rose', 'storm', 'ada']) other.add({ word, content: true });
    const unpacked = unpackProfile(packProfile(profile, vocabulary), other);
    const texts = (words: Int32Array, { words: known }: Vocabulary) =>
      [...words].map((word) => known[word]?.text);
    const spelt = ({ paragraphs, title, headings, direction }: Profile, by: Vocabulary) => ({
      paragraphs: paragraphs.map((sentences) =>
        sentences.map(({ words, ...rest }) => ({ ...rest, words: texts(words, by) })),
      ),
      title: texts(title, by),
      headings: headings.map((words) => texts(words, by)),
      direction,
    });
    expect(spelt(unpacked, other)).toEqual(spelt(profile, vocabulary));
  });
});

describe('the vocabulary', () => {
  test('has each word once, and forms of a word under one stem', () => {
    const { vocabulary } = read('Bridges close. The bridge closed.', 'Bridges close.');
    const texts = vocabulary.words.map(({ text }) => text);
    expect(texts.filter((text) => text === 'bridges')).toHaveLength(1);
    const [one, other] = ['bridge', 'bridges'].map((text) =>
      vocabulary.words.find((word) => word.text === text),
    );
    expect(one?.stem).toBe(other?.stem);
    expect(vocabulary.stem('zebra')).toBeUndefined();
  });

  test('tells the country US from the word "us", and the month May from the verb', () => {
    const { vocabulary } = read('It told us that the US may act in May.');
    const classes = (text: string) =>
      vocabulary.words.filter((word) => word.text === text).map((word) => word.classes);
    expect(classes('us')).toEqual([WordClass.function | WordClass.person, WordClass.person]);
    expect(classes('may')).toEqual([WordClass.function, WordClass.month]);
  });
});
