import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Library, openLibrary, textOf } from '../../src/index.js';

let library: Library;

beforeAll(async () => {
  library = await openLibrary(join(import.meta.dirname, '../../seeds'));
});

/** The sentence that the first passage shows for a question; null where the articles have nothing on it. */
function firstSentence(question: string): string | null {
  const { outcome, passages } = library.ask(question);
  expect(outcome === 'nothing').toBe(passages.length === 0);
  const [first] = passages;
  const article = library.articles.find(({ id }) => id === first?.article);
  return first && article ? textOf(article, first.sentence) : null;
}

function opensWith(opening: string): RegExp {
  return new RegExp(`^${opening.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`);
}

describe('questions that the article answers', () => {
  test.each([
    ['What did Lavrov say about the Minsk agreements?', '“Peaceful settlement can only be achieved'],
    ['Why did Russia sever its ties with NATO?', 'In October, Russia severed its ties with NATO, saying'],
    ['What economic consequences would Russia face?', 'Biden said he made clear the United States'],
    ['What is S. 1605?', 'Meanwhile, the U.S. Congress is advancing'],
    ["Who is NATO's Secretary-General?", '“Georgia and Ukraine are long-standing'],
    ['Who wrote this?', 'Copyright secured by Digiprove © 2021 Patti Mohr'],
    ['When was this article published?', 'December 8, 2021–In a virtual meeting'],
    ['What is this about?', 'NATO Is At The Heart Of Most Sensitive Concerns'],
    ['When did Russia sever ties with NATO?', 'In October, Russia severed its ties with NATO'],
    ['When was Crimea annexed?', 'Russia has fared well under sanctions'],
    ['Who is the prime minister of India?', 'Earlier in the week, Putin signed'],
    ['Where is Ukraine located?', 'Ukraine — a country located between Europe and Russia'],
    ['What did Biden rule out?', 'Biden ruled out military involvement'],
    ['What did Putin say about the conversation?', 'Putin said “the conversation took place'],
    ['Which troops did Russia amass along the border?', 'In recent weeks, Russia amassed troops'],
    ['How does Russia insulate itself from sanctions?', 'The GER noted in 2018 that Russia used methods'],
    ['Is Ukraine a NATO partner?', '“Georgia and Ukraine are long-standing'],
    ['What did Stoltenberg say about Georgia and Ukraine?', '“Georgia and Ukraine are long-standing'],
    ['What documents did Putin sign with Modi?', 'Earlier in the week, Putin signed'],
    ['What were the other topics of conversation?', 'Other topics of conversation included'],
    ['What did NATO accuse russian diplomats of?', 'In October, Russia severed its ties with NATO'],
    ['iranian nuclear program talks', 'Other topics of conversation included'],
    ['sanctions crimea 2014', 'Russia has fared well under sanctions'],
    ['what did lavrov say about minsk', '“Peaceful settlement can only be achieved'],
    ['Who is the Russian foreign minister?', '“Peaceful settlement can only be achieved'],
    ['What did Stolenberg say about NATO membership?', 'Stolenberg said the countries are'],
    ['What did Lavrof say about the Minks agreements?', '“Peaceful settlement can only be achieved'],
    ['How much has trade between Russia and India increased?', 'Also, it mentioned improvements'],
    ['What is Congress doing?', 'Meanwhile, the U.S. Congress is advancing'],
    ['How did Russia survive the sanctions?', 'Russia has fared well under sanctions'],
    [
      'Who runs NATO?',
      '“Georgia and Ukraine are long-standing and close NATO partners,” NATO Secretary-General',
    ],
    ['How much more do Russia and India trade now?', 'Also, it mentioned improvements'],
    ['What kind of help does the US give Ukraine?', 'Meanwhile, the U.S. Congress is advancing'],
    ['What did Vladimir Putin say?', 'In response, Putin said he'],
  ])('%s', (question, opening) => {
    expect(firstSentence(question)).toMatch(opensWith(opening));
  });
});

test('an answer that is not the first is among those shown', () => {
  const { passages } = library.ask('How did Biden describe the conversation?');
  expect(passages.map(({ paragraph }) => paragraph)).toContain(16);
});

describe('questions that it does not answer', () => {
  test.each([
    'How old is Putin?',
    "What is Biden's favourite colour?",
    'How many people live in Ukraine?',
    'What did Macron say about the Minsk agreement?',
    'Who is the president of China?',
    'How tall is Lavrov?',
    'What is the weather today?',
    'When was Putin born?',
  ])('does not take what comes near for an answer to %j', (question) => {
    expect(library.ask(question).outcome).not.toBe('answer');
  });

  test.each([
    'Who won the World Cup?',
    'What did Angela Merkel say?',
    'hi',
    '',
    '   ',
    '???',
    'asdf qwer zxcv',
    'the of and',
    '👍',
    'What is the capital of France?',
    'Tell me a joke',
    'thanks',
    'Who painted the Mona Lisa?',
    'How do I bake sourdough bread?',
  ])('has nothing on %j', (question) => {
    expect(firstSentence(question)).toBeNull();
    expect(library.ask(question).about).not.toEqual([]);
  });
});
