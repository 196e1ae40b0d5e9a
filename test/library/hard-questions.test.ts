import { describe, expect, test } from 'vitest';
import { createLibrary, type Strictness, textOf } from '../../src/index.js';
import { bridge } from './bridge.js';

const library = createLibrary([bridge]);
const [article] = library.articles;

/** The numbers of the paragraphs that answer, best first. */
function paragraphs(question: string, strictness: Strictness = 'balanced'): (number | null)[] {
  return library.ask(question, { strictness }).passages.map(({ paragraph }) => paragraph);
}

function first(question: string, strictness?: Strictness): number | null | undefined {
  return paragraphs(question, strictness)[0];
}

describe('a question as people write it', () => {
  test.each([
    ['Who is the county engineer?', 3],
    ['When did the bridge open?', 2],
    ['How much will the repairs cost?', 4],
    ['Why will the work take two years?', 5],
    ['What did the mayor promise?', 9],
    ['Who welcomed the closure?', 10],
    ['How many vehicles used the bridge?', 2],
  ])('%j is answered by ¶ %i', (question, paragraph) => {
    expect(first(question)).toBe(paragraph);
  });
});

describe('misspelt', () => {
  test.each([
    ['What did Ingrid Halvorson say?', 3],
    ['How much will the reparis cost?', 4],
    ['Why did the fishremen welcome the closure?', 10],
    ['What did mayor Adeyemy promise?', 9],
  ])('%j is answered by ¶ %i', (question, paragraph) => {
    expect(first(question)).toBe(paragraph);
  });
});

describe('that the story may well not answer, as far as can be told', () => {
  test.each([
    ['What did Tomas Reyes say?', 8],
    ['What did Tomas Reyez say?', 8],
    ['When does the ferry start?', 6],
    ['Who is the county enginere?', 3],
  ])('%j is answered by ¶ %i where it is to be eager', (question, paragraph) => {
    expect(first(question, 'eager')).toBe(paragraph);
  });
});

describe('in small letters, without marks', () => {
  test.each([
    ['what did ingrid halvorsen say', 3],
    ['how much will the repairs cost', 4],
    ['when does the temporary ferry start', 6],
    ['what did lucille adeyemi promise', 9],
    ['who runs the bakery', 7],
  ])('%j is answered by ¶ %i', (question, paragraph) => {
    expect(first(question)).toBe(paragraph);
  });
});

describe('in telegraph style', () => {
  test.each([
    ['repairs cost', 4],
    ['temporary ferry april', 6],
    ['bearings foundry sheffield', 5],
    ['fishermen closure boats', 10],
    ['bridge opened 1911', 2],
  ])('%j is answered by ¶ %i', (question, paragraph) => {
    expect(first(question)).toBe(paragraph);
  });
});

describe('of several parts', () => {
  test.each([
    ['How much will the repairs cost? And who is the county engineer?', [4, 3]],
    ['How much will the repairs cost and when does the temporary ferry start?', [4, 6]],
    ['Why did fishermen welcome the closure; what did the mayor promise?', [10, 9]],
  ])('%j is answered by ¶¶ %j', (question, wanted) => {
    expect(paragraphs(question).slice(0, wanted.length)).toEqual(wanted);
  });

  test('answers the part that the article answers', () => {
    expect(paragraphs('How much will the repairs cost? And who won the regatta in Lisbon?')).toContain(4);
  });
});

describe('of 300 words', () => {
  const story = Array.from(
    { length: 18 },
    (_, day) =>
      `I have lived beside the water for ${day + 20} years and I walk my dog along it every morning.`,
  ).join(' ');

  test.each([
    ['How much will the repairs of the swing bridge cost?', 4],
    ['Who is the county engineer?', 3],
  ])('%j at the end is answered by ¶ %i', (question, paragraph) => {
    const long = `${story} ${question}`;
    expect(long.split(' ').length).toBeGreaterThan(300);
    expect(first(long)).toBe(paragraph);
  });
});

describe('what the story does not say', () => {
  test.each([
    'Who won the regatta in Lisbon?',
    'What did Angela Merkel say?',
    'How tall is Ingrid Halvorsen?',
    'When was Lucille Adeyemi born?',
    'Which hospital treated the wounded soldiers?',
    'recipe for pancakes',
  ])('%j is not answered', (question) => {
    expect(library.ask(question).outcome).not.toBe('answer');
  });
});

describe('strictness', () => {
  const questions = ['When did the bridge open?', 'What about shops?', 'Who fixes it?', 'Is it nice there?'];

  test('answers no less where it is lower', () => {
    const answered = (strictness: 'strict' | 'balanced' | 'eager') =>
      questions.filter((question) => library.ask(question, { strictness }).answered);
    const [strict, balanced, eager] = [answered('strict'), answered('balanced'), answered('eager')];
    expect(balanced).toEqual(expect.arrayContaining(strict));
    expect(eager).toEqual(expect.arrayContaining(balanced));
    expect(eager.length).toBeGreaterThan(strict.length);
  });
});

describe('why', () => {
  test('an explained answer names the features that chose each passage, those that tell most first', () => {
    const [passage] = library.ask('How much will the repairs cost?', { explain: true }).passages;
    const weights = passage?.reasons.map(({ weight }) => Math.abs(weight)) ?? [];
    expect(weights.length).toBeGreaterThan(2);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(passage?.reasons.map(({ feature }) => feature)).toContain('money: money');
  });

  test('the sentence shown stands in the passage', () => {
    const [passage] = library.ask('Who runs a bakery by the bridge?').passages;
    expect(article && passage && textOf(article, passage.sentence)).toMatch(/^Tomas Reyes, 52/u);
  });
});
