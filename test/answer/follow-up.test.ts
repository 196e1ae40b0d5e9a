import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  carriedWords,
  createLibrary,
  type Library,
  openLibrary,
  type Turn,
  takenAs,
  textOf,
} from '../../src/index.js';
import { bridge, mill } from '../support/conversations.js';

let seed: Library;
const library = createLibrary([mill, bridge]);
beforeAll(async () => {
  seed = await openLibrary('seeds');
});

/** Asks questions one after another, and gives the last answer with what it was taken as. */
function ask(questions: readonly string[], of: Library = library) {
  const history: Turn[] = [];
  let answer: Answer | undefined;
  let before: Turn[] = [];
  for (const question of questions) {
    before = [...history];
    answer = of.ask(question, { history: before });
    history.push({ question, answer });
  }
  const last = answer as Answer;
  return { answer: last, taken: takenAs(last, before, of), carried: carriedWords(last, before, of) };
}

describe('a question about something else stands by itself', () => {
  test.each([
    ['How tall is the Eiffel Tower?'],
    ['what is the best pizza in town?'],
    ['who is paul'],
    ['qwxzvb'],
    ['Who won the football match?'],
  ])('%s', (question) => {
    const { taken, carried, answer } = ask(['What did Anna Bell promise?', question]);
    expect([taken, carried]).toEqual([null, []]);
    expect(answer.outcome).toBe('nothing');
  });
});

test('a month is nobody that a pronoun could stand for', () => {
  expect(ask(['What happened in October?', 'What did he say about cars?'], seed).taken).not.toContain(
    'did October say',
  );
});

describe('a pronoun is taken for whom or what was spoken of', () => {
  test.each([
    ['What did Anna Bell promise?', 'When did she say that?', 'When did Anna Bell say that?'],
    ['What did Peter Grove blame?', 'What else did he say?', 'What else did Peter Grove say?'],
    ['What did Bell say?', 'What did she promise?', 'What did Anna Bell promise?'],
    ['Why did Dole vote against the bridge?', 'What did he say about cars?', 'What did Dole say about cars?'],
    [
      'What did Senator Vance say?',
      'When did she say it would open?',
      'When did Ruth Vance say the bridge would open?',
    ],
    ['What did Mark Dole say?', 'What is his office?', 'What is Mark Dole’s office?'],
    ['Who is the mayor?', 'What did she promise?', 'What did Anna Bell promise?'],
    ['When was the mill built?', 'Who owned it?', 'Who owned the mill?'],
    ['When was the Old Mill built?', 'What was it worth?', 'What was the Old Mill worth?'],
    ['What did the Senate approve?', 'When did it vote?', 'When did the Senate vote?'],
    [
      'How many firefighters were hurt?',
      'When will they leave hospital?',
      'When will firefighters leave hospital?',
    ],
    ['Did Dole vote against the bridge?', 'What will it cost?', 'What will the bridge cost?'],
    ['What did Grove say about Bell?', 'What did she promise?', 'What did Bell promise?'],
    ['What did Grove say about Bell?', 'What did he blame?', 'What did Peter Grove blame?'],
  ])('%s %s', (first, second, taken) => {
    expect(ask([first, second]).taken).toBe(taken);
  });

  test.each([
    ['What did Biden say about Ukraine?', 'When did he say that?', 'When did Joe Biden say that?'],
    ['What is the Minsk agreement?', 'Is it still in force?', 'Is the Minsk agreement still in force?'],
    ['Who is Jens Stoltenberg?', 'What did he say?', 'What did Jens Stoltenberg say?'],
    [
      'Who is the Russian Foreign Minister?',
      'What did he say about Blinken?',
      'What did Sergey Lavrov say about Blinken?',
    ],
    ['What did Lavrov say?', 'What is his role?', 'What is Sergey Lavrov’s role?'],
    ['What does Congress do?', 'What does it include?', 'What does Congress include?'],
  ])('of the seed: %s %s', (first, second, taken) => {
    expect(ask([first, second], seed).taken).toBe(taken);
  });

  test.each([
    ['What did Grove blame?', 'Did that hurt anyone?'],
    ['What did Anna Bell promise?', 'When was that?'],
    ['What did the voters reject in 2019?', 'Why was this?'],
  ])(
    'where it may stand for all that was said, the question before stands behind it: %s %s',
    (first, second) => {
      expect(ask([first, second]).taken).toBe(`${second} ${first}`);
    },
  );

  test('also after a turn that named nobody', () => {
    const asked = ['What did Anna Bell promise?', 'When did she say that?', 'Did she say why?'];
    expect(ask(asked).taken).toBe('Did Anna Bell say why?');
  });

  test('of the right gender', () => {
    const asked = ['What did Ruth Vance say?', 'And Mark Dole?'];
    expect(ask([...asked, 'Did he vote against the bridge?']).taken).toBe(
      'Did Mark Dole vote against the bridge?',
    );
    expect(ask([...asked, 'Did she welcome the bridge?']).taken).toBe('Did Ruth Vance welcome the bridge?');
  });
});

describe('a part of a question is put in the place of its like', () => {
  test.each([
    ['What did Vance say about the bridge?', 'And Dole?', 'What did Dole say about the bridge?'],
    [
      'What did Vance say about the bridge?',
      'What about Mark Dole?',
      'What did Mark Dole say about the bridge?',
    ],
    [
      'What did Vance say about the bridge?',
      'How about Senator Dole?',
      'What did Dole say about the bridge?',
    ],
    ['What did the voters reject in 2019?', 'In 2029?', 'What did the voters reject in 2029?'],
    ['What did the voters reject in 2019?', 'And in 2029?', 'What did the voters reject in 2029?'],
    ['When was the mill built?', 'And the bridge?', 'When was the bridge built?'],
    ['What was the mill worth?', 'what about the bridge', 'What was the bridge worth?'],
    ['What did Dole say about the bridge?', 'I meant Vance', 'What did Vance say about the bridge?'],
    [
      'What did Dole say about the bridge?',
      'I meant Ruth Vance.',
      'What did Ruth Vance say about the bridge?',
    ],
    ['What did Dole say about the bridge?', 'No, Vance', 'What did Vance say about the bridge?'],
    ['What did Dole say about the bridge?', 'Sorry, I mean Vance', 'What did Vance say about the bridge?'],
    ['What did Dole say about the bridge?', 'not Dole, Vance', 'What did Vance say about the bridge?'],
  ])('%s %s', (first, second, taken) => {
    expect(ask([first, second]).taken).toBe(taken);
  });

  test.each([
    [
      'What did Lavrov say about the Minsk agreement?',
      'And Putin?',
      'What did Putin say about the Minsk agreement?',
    ],
    [
      'What did Lavrov say about the Minsk agreement?',
      'What about Blinken?',
      'What did Blinken say about the Minsk agreement?',
    ],
    [
      'What sanctions were put in place in 2014?',
      'And in 2018?',
      'What sanctions were put in place in 2018?',
    ],
    ['What did Putin say about NATO?', 'I meant Lavrov', 'What did Lavrov say about NATO?'],
    ['What did Putin say about NATO?', 'No, Stoltenberg', 'What did Stoltenberg say about NATO?'],
    ['what did biden say about ukraine', 'what about georgia?', 'what did biden say about georgia'],
    ['When did Russia annex Crimea?', 'In 2018?', 'When did Russia annex Crimea? In 2018'],
  ])('of the seed: %s %s', (first, second, taken) => {
    expect(ask([first, second], seed).taken).toBe(taken);
  });

  test('one after another', () => {
    const asked = ['What did Biden say about Ukraine?', 'And Putin?', 'And Lavrov?'];
    expect(ask(asked, seed).taken).toBe('What did Lavrov say about Ukraine?');
  });

  test('and whoever is named is asked for from then on', () => {
    const { answer } = ask(['What did Dole say about the bridge?', 'I meant Vance']);
    expect(answer.followUp?.kind).toBe('correction');
    const [first] = answer.passages;
    const article = library.articles.find(({ id }) => id === first?.article);
    expect(article && first && textOf(article, first.sentence)).toContain('Vance');
  });
});

describe('what is left out is taken from the question before', () => {
  test.each([
    ['Did voters reject the tunnel?', 'Why?', 'voters'],
    ['Did voters reject the tunnel?', 'why', 'tunnel'],
    ['Did the Senate approve the Harbour Bridge?', 'When?', 'Bridge'],
    ['Did the Senate approve the Harbour Bridge?', 'How many votes?', 'Senate'],
    ['What will the bridge cost?', 'How much exactly?', 'bridge'],
    ['Was anybody hurt in the fire?', 'Who?', 'fire'],
    ['Was anybody hurt in the fire?', 'how many', 'fire'],
    ['Who insured the mill?', 'Since when?', 'mill'],
    ['What did Grove blame?', 'Why not?', 'Grove'],
    ['What did Bell promise?', 'Until when?', 'Bell'],
    ['What did Bell promise?', 'What else?', 'Bell'],
    ['What did Dole say about the bridge?', 'Anything else?', 'Dole'],
    ['What did Dole say about the bridge?', 'more?', 'bridge'],
  ])('%s %s', (first, second, word) => {
    const { taken, carried } = ask([first, second]);
    expect(taken).toBe(`${second} ${first}`);
    expect(carried).toContain(word);
  });

  test.each([
    ['Did Russia sever its ties with NATO?', 'Why?', 'NATO'],
    ['Did Russia sever its ties with NATO?', 'When?', 'Russia'],
    ['What did Biden threaten?', 'What else?', 'Biden'],
    ['When did the talks take place?', 'Where?', 'talks'],
  ])('of the seed: %s %s', (first, second, word) => {
    const { taken, carried } = ask([first, second], seed);
    expect(taken).toBe(`${second} ${first}`);
    expect(carried).toContain(word);
  });

  test('"why" is answered where the last answer stands', () => {
    const { answer } = ask(['What did voters reject in 2019?', 'Why?']);
    expect(answer.passages[0]).toMatchObject({ article: 'bridge', paragraph: 4 });
  });
});

describe('nothing is carried over', () => {
  test.each([
    ['When was the mill built?', 'What did Mark Dole say about the bridge?'],
    ['What did Mark Dole say?', 'Who insured the Old Mill?'],
    ['What did Mark Dole say?', 'How many firefighters were hurt on Friday?'],
    ['What did Mark Dole say?', 'What did Anna Bell say about her mill?'],
    ['Who owned the mill?', 'Did the Senate say it would build a bridge?'],
    ['Who owned the mill?', 'Is it true that the Senate approved the bridge?'],
    ['Who owned the mill?', 'What is this article about?'],
    ['Who owned the mill?', 'Who wrote this?'],
    ['Who owned the mill?', 'help'],
    ['Who owned the mill?', 'Which tunnel did voters reject?'],
  ])('%s %s', (first, second) => {
    const { answer, taken } = ask([first, second]);
    expect(answer.followUp).toBeUndefined();
    expect(taken).toBeNull();
  });

  test.each([
    'What did Dole say about the bridge?',
    'Why?',
    'When did she say that?',
    'And Putin?',
    'Who wrote this?',
    'Who owned the mill? And when was the bridge approved?',
  ])('without anything before it, a question is answered as if history were unknown: %s', (question) => {
    expect(JSON.stringify(library.ask(question, { history: [] }))).toBe(
      JSON.stringify(library.ask(question)),
    );
    expect(library.ask(question)).not.toHaveProperty('followUp');
  });

  test('in one article, a question that stands by itself is answered as without history', () => {
    const question = 'What did Mark Dole say about the bridge?';
    const history = [{ question: 'When will it open?', answer: library.ask('When will the bridge open?') }];
    const source = 'bridge';
    expect(library.ask(question, { history, source })).toEqual(library.ask(question, { source }));
  });
});

describe('what came before', () => {
  test('may be known as text alone', () => {
    const history = [{ question: 'Who is the fire chief?', answer: { passages: [], text: 'Peter Grove' } }];
    const answer = library.ask('What did he blame?', { history });
    expect(takenAs(answer, history, library)).toBe('What did Peter Grove blame?');
    expect(answer.followUp?.carried[0]).toEqual({ of: 'answer before', turn: 0, span: { start: 0, end: 5 } });
    expect(answer.passages[0]).toMatchObject({ article: 'mill', paragraph: 3 });
  });

  test('may be of articles that are not asked now', () => {
    const history = [{ question: 'Who owned the mill?', answer: library.ask('Who owned the mill?') }];
    expect(
      library
        .ask('Why?', { history, source: 'bridge' })
        .passages.every(({ article }) => article === 'bridge'),
    ).toBe(true);
  });

  test('may be long', () => {
    const turn = { question: 'Who owned the mill?', answer: library.ask('Who owned the mill?') };
    const history = Array.from({ length: 50 }, () => turn);
    const answer = library.ask('When was it built?', { history });
    expect(takenAs(answer, history, library)).toBe('When was the mill built?');
  });
});
