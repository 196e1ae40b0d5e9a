import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerType } from '../../src/answer/question/answer-type.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import type { Term } from '../../src/language/terms.js';

const asWords = (terms: readonly Term[] = []) => terms.map(({ word }) => word).join(' ');
const words = (text: string) => asWords(analyseQuestion(text).terms);
const focus = (text: string) => asWords(analyseQuestion(text).terms.filter((term) => term.focus));

/** Questions by what would answer them, a line each. */
const QUESTIONS: Record<AnswerType, string> = {
  person: `
    Who leads the alliance?
    who was arrested
    who's the mayor of leipzig
    whos in charge of the port
    Whom did the police arrest?
    To whom did the bank sell the ships?
    whose boat sank off the coast
    which politician resigned
    Which of the players was sent off?
    do you know who wrote the report
    who said it could hurt the economy
    who is prime minister
    who is the mayor of Athens
    who are the winners
    What is the name of the president?
    which goalkeeper saved the penalty
    president of chad
    After whom was the bridge named?
    the bridge was opened by who`,
  body: `
    which company built the bridge
    Which team won?
    what team did he play for
    By which bank was the loan given?
    which british newspaper reported it
    Which hospital was bombed in the city?
    what party does she belong to
    which airline cancelled its flights
    which university ran the study
    what agency investigates the crash
    Which two companies merged?
    what is the name of the firm that sold it
    which ministries are on strike`,
  description: `
    Who is Ada Low?
    who is vladimir putin
    who is prime minister low
    who are the Houthis
    whos ada low
    What is S. 1605?
    what is nato
    whats a drone
    What are sanctions?
    what does minsk mean
    What does NATO stand for?
    define sanctions
    what is the minsk agreement
    what is meant by neutrality
    what's the difference between the two treaties
    What is the meaning of the word?
    what does the new flag look like`,
  place: `
    Where did they meet?
    where was the plane headed
    from where did they flee
    wheres the summit
    which city was hit
    In which country is the pipeline?
    which countries joined the pact
    what town does she come from
    What is the capital of Chad?
    in what region did the fires start
    Was it Geneva or Vienna?
    name the countries that left
    what is the name of the island
    which river burst its banks
    the leaders met where`,
  time: `
    When did it start?
    since when has he been in jail
    until when is the bridge closed
    on which day was the vote
    what time does the match begin
    how long ago did the ship sink
    what date was the treaty signed
    In which month did prices fall?
    in what century was it built
    how late did the train come
    how many years ago did they marry
    what is the deadline for the offer
    when russia left the council was closed when
    the ship sank when
    can you tell me when the strike ends
    Was it on Monday or on Friday?`,
  year: `
    In what year did it start?
    which year was the bridge opened
    what year did they win
    what year was it
    since what year has she led the party
    In which years did the river flood?
    from which year is the law
    By what year must the plant close?
    what was the year of the revolt
    tell me what year the war ended
    was it in 1990 or 1991
    until which year did he rule`,
  count: `
    How many people came?
    how many died
    how many of the ships were sold
    how many times did he miss
    What was the number of victims?
    what's the death toll
    what is the population of ghana
    what was the final score
    How much rain fell?
    what was the result of the vote
    number of people killed
    death toll
    In how many countries is it sold?
    what's the total of votes
    how high was the death toll
    Were there three or four gunmen?`,
  money: `
    How much did the bridge cost?
    how much money was stolen
    how much more did they pay
    how much is it worth
    What is the price of fish?
    whats the price of gas
    what was the fine
    what does a ticket cost
    how many dollars did they get
    what budget does the ministry have
    how expensive was the ship
    How much more expensive is bread?
    how high was the ransom
    oil price
    what salary does the mayor get
    how much did they raise for the victims`,
  age: `
    How old is the mayor?
    how old was she when she died
    what age is the suspect
    what is the age of the tree
    whats his age
    at what age did he retire
    how many years old is the church
    tell me how old the singer is
    age of the victim
    what was the average age of the players
    How old are the children?
    at which age can they vote`,
  measure: `
    How long is the yacht?
    how long was the bridge
    how far is it to the border
    how tall is the tower
    how big was the crater
    how fast did the car drive
    what is the height of the tower
    what's the temperature in the reactor
    what was the size of the fire
    How deep is the lake?
    how much taller is the new tower
    how strong was the earthquake
    how many miles did they walk
    How much does the stone weigh?
    at what speed did it crash
    what does the statue weigh`,
  duration: `
    How long did the strike last?
    how long is the ceasefire
    how long have they been there
    For how long was he in jail?
    how often do they meet
    how many days did it take
    how many years did the war last
    how much time do they have
    how much longer will it take
    how soon did help arrive
    how quickly did they react
    what sentence did he get
    what is the duration of the contract
    how frequently does the bus come`,
  percent: `
    What percentage of voters stayed home?
    By what share did trade grow?
    by how much did prices rise
    how much more do russia and india trade now
    what share of the vote did he get
    what proportion of the land is dry
    how many per cent of the people agree
    how many percent voted
    how big a share do they own
    How much of the country is under water?
    what fraction of the money was spent
    what was the turnout
    what is the unemployment rate
    how likely is a war
    how high is inflation
    the price rose by how much`,
  reason: `
    Why did they leave?
    how come they left
    What caused the fire?
    what led to the war
    for what reason was he fired
    what is the reason for the strike
    what's behind the protests
    what was the motive of the killer
    whats the cause of the crash
    what is driving the prices
    Why didn't they sign?
    what made him resign
    What sparked the riots?
    explain why they left
    cause of the fire
    what triggered the alarm
    what are the tents for`,
  speech: `
    What did Ada Low say about rain?
    what has putin said
    what does the mayor think of the plan
    what did he tell the police
    what did low warn of
    what did the minister promise
    what did trump call the deal
    How did the mayor react?
    how did russia respond to the offer
    how do experts feel about it
    how did lavrov describe the talks
    What was the reaction of the union?
    what is her opinion on nato
    according to low, what is the plan
    obama reaction clock boy
    lavrov on nato: what did he say
    What are people saying about the law?
    what did she have to say about it`,
  manner: `
    How do whales sleep?
    how did they get out
    how did the pilot die
    how was the bridge built
    How do you make bread?
    how bad is the damage
    how important is the deal
    by what means did they cross
    in what way does it help
    how can they stop the fire
    What method did they use?
    how is the mayor doing
    How does the law work?`,
  event: `
    What happened?
    what happened to the pilots
    what happens if they lose
    What did the pilot do?
    what is the army doing
    what will happen next
    what happened in geneva on monday
    what's going on in chad
    whats happening with the bridge
    what has been done about it
    what was the outcome of the talks
    what if they lose
    what are the effects of the ban
    tell me what happened after the vote
    what is going to happen`,
  name: `
    What song is banned?
    What is the name of the ship?
    which ship sank
    what kind of plane crashed
    which law was changed
    what was the boat called
    what is it named
    name of the ship
    whats the title of the book
    what types of fish live there
    What weapon did he use?
    which is bigger
    what is the key of the song
    name the ships`,
  thing: `
    What is it?
    what did the mayor sign
    what was stolen
    what did the study find
    what does russia want
    what do they eat
    what was the mayor accused of
    What did the divers bring up?
    what are the boats made of
    what was found in the car
    What can they buy?
    what protects the coast
    what were they afraid of
    what is montalvo accused of having stolen`,
  truth: `
    Did she resign?
    did russia leave the council
    Has the bill passed?
    is it true that russia left the council
    are there any survivors
    Didn't they meet in Geneva?
    so they met in Geneva?
    was anybody hurt
    will there be a vote
    can they win
    the mayor resigned?
    do you know if the bridge is open
    Did he leave when the war began?
    does the plan cost more or less
    haven't they signed yet
    did the who play in geneva`,
  topic: `
    harbour dredging
    minsk agreement
    nato members
    minsk agreement?
    tell me about the strike
    explain the minsk agreement
    what about the strike
    how about the bridge
    russia council
    Describe the war in Chad
    the strike
    can you tell me about sanctions
    sanctions against russia`,
};

/** What a question may be made of to be read slowly, or wrongly. */
const HOSTILE = [
  ...[
    'what ',
    'how much ',
    'which ',
    'is ',
    'of ',
    "'s ",
    'or ',
    'according to ',
    'tell me ',
    'the article ',
  ],
  ...[
    'say ',
    'name ',
    'city ',
    'who',
    ' ',
    '?',
    '“',
    '"',
    '’',
    '\n',
    'a',
    'é',
    '\u0301',
    '\ud83d',
    '1.',
    '-',
  ],
];

describe('analyseQuestion', () => {
  const cases = Object.entries(QUESTIONS).flatMap(([type, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => [line.trim(), type] as const),
  );

  test.each(cases)('%j asks for a %s', (question, type) => {
    expect(analyseQuestion(question).answerType).toBe(type);
  });

  test.each([['By what share did trade grow?', 'percent']])(
    '%j in capitals asks the same',
    (question, type) => {
      expect(analyseQuestion(question.toUpperCase()).answerType).toBe(type);
    },
  );

  test.each([
    ['How many of the ships did the ships’ owners of Genoa sell to Genoa?', 'ships owners genoa sell'],
    ['how much more do Russia and India trade now', 'russia india trade'],
    ['which hospital was bombed in the city', 'hospital bombed city'],
    ['can you tell me what exactly happened in geneva please', 'geneva'],
    ['According to the article, who signed?', 'signed'],
    ['in this article who is accused', 'accused'],
    ['What is the name of the ship?', 'ship'],
    ['What kind of plane crashed?', 'plane crashed'],
    ['in what year did the war start', 'war start'],
    ['Who does Doctors Without Borders help?', 'doctors without borders help'],
    ['Where did The Who play?', 'who play'],
    ['What did Article 5 change?', 'article 5 change'],
    ['What did Ada Low say about rain?', 'ada low rain'],
    ['how often do the ministers meet', 'ministers meet'],
    ['', ''],
  ])('%j is about %j', (question, about) => {
    expect(words(question)).toBe(about);
  });

  test('takes a capital letter inside the question for a name', () => {
    const names = (text: string) => asWords(analyseQuestion(text).terms.filter(({ name }) => name));
    expect(names('Did Ada Low sign?')).toBe('ada low');
    expect(names('Ships of genoa')).toBe('');
    expect(names('DID ADA LOW SIGN')).toBe('');
  });

  test.each([
    ['What river is rising?', 'river'],
    ['How many ships were sold?', 'ships'],
    ['What was the number of people killed?', 'people'],
    ['What percentage of voters stayed home?', 'voters'],
    ['whose red boat sank', 'boat'],
    ['which of the ships sank', 'ships'],
    ['what kind of plane crashed', 'plane'],
    ['What is the capital of Chad?', 'capital'],
    ['Which British newspaper reported it?', 'newspaper'],
    ['which country’s president resigned', 'country'],
    ['name the ships', 'ships'],
    ["which of the club's new players scored", 'players'],
    ['What did the mayor sign?', ''],
    ['How much did it cost?', ''],
    ['Who won?', ''],
    ['harbour dredging', ''],
  ])('%j asks for a %j', (question, noun) => {
    expect(focus(question)).toBe(noun);
  });

  test.each([
    ['Who signed the treaty?', true],
    ['What caused the fire?', true],
    ['Who was arrested?', true],
    ['Whom did the police arrest?', false],
    ['What did the mayor sign?', false],
  ])('%j asks for who or what does it: %s', (question, asksSubject) => {
    expect(analyseQuestion(question).asksSubject).toBe(asksSubject);
  });

  test.each([
    ['which countries joined', true],
    ['name the winners', true],
    ['who are the rebels', true],
    ['What are the terms of the deal?', true],
    ['which country joined', false],
    ['who won', false],
    ['how many ships sank', false],
    ['where were the ships', false],
  ])('%j asks for several: %s', (question, plural) => {
    expect(analyseQuestion(question).plural).toBe(plural);
  });

  test.each([
    ['What did Ada Low say about rain in March?', 'ada low', 'rain march'],
    ['what did putin say', 'putin', ''],
    ['what does the mayor think of the plan', 'mayor', 'plan'],
    ['what did low promise the farmers', 'low', 'farmers'],
    ['How did the union react to the vote?', 'union', 'vote'],
    ['What was the reaction of the union to the vote?', 'union', 'vote'],
    ["what is putin's opinion on nato", 'putin', 'nato'],
    ['according to low, how many ships sank', 'low', 'ships sank'],
    ['obama reaction clock boy', 'obama', 'clock boy'],
  ])('%j asks what %j says about %j', (question, speaker, topic) => {
    const { speech } = analyseQuestion(question);
    expect([asWords(speech?.speaker), asWords(speech?.topic)]).toEqual([speaker, topic]);
  });

  test.each([
    ['Did Russia leave the council?', 'russia leave council', false],
    ["Didn't they meet in Geneva?", 'meet geneva', true],
    ['is it true that russia never left the council', 'russia never left council', true],
    ['so they met in Geneva?', 'met geneva', false],
  ])('%j asks whether %j', (question, about, negated) => {
    const { statement } = analyseQuestion(question);
    expect(asWords(statement?.terms)).toBe(about);
    expect(statement?.negated).toBe(negated);
  });

  test('wants nothing confirmed and no speech where neither is asked for', () => {
    expect(analyseQuestion('Where did they meet?')).toMatchObject({ speech: null, statement: null });
  });

  test('takes what stands in quotation marks for a phrase', () => {
    const text = 'who said "never again" and “not now” or "';
    const phrases = analyseQuestion(text).phrases.map(({ start, end }) => text.slice(start, end));
    expect(phrases).toEqual(['never again', 'not now']);
  });

  test('reads anything, and tells of words that stand there', () => {
    const typed = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 6_000 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ unit: 'binary', maxLength: 6_000 })), (text) => {
        const { answerType, terms, phrases, times, speech, statement } = analyseQuestion(text);
        expect(Object.keys(QUESTIONS)).toContain(answerType);
        const spans = [terms, phrases, times, speech?.speaker, speech?.topic, statement?.terms];
        for (const { start, end } of spans.flatMap((each) => each ?? []))
          expect(0 <= start && start < end && end <= text.length).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('reads no more of what is too long for a question', () => {
    const long = `how much ${'did it say about “it” and '.repeat(20_000)}`;
    expect(analyseQuestion(long)).toEqual({ ...analyseQuestion(long.slice(0, 2_000)), text: long });
  });

  test('finds years, months, days', () => {
    expect(asWords(analyseQuestion('Did it rain on Monday, in March 2014 or yesterday?').times)).toBe(
      'monday march 2014 yesterday',
    );
    expect(asWords(analyseQuestion('how much do they trade now').times)).toBe('now');
  });
});

// Breaks where a word is looked up in a plain object.
test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])(
  'the word %j is one like any other, wherever a question has it',
  (word) => {
    for (const text of [
      word,
      `${word} ${word}`,
      `which ${word} won`,
      `what ${word}?`,
      `how many ${word}`,
      `who is ${word}`,
    ]) {
      const { terms, answerType, timeUnit } = analyseQuestion(text);
      expect(terms.map((term) => term.word).join(' ')).toContain(word.replaceAll('_', '').toLowerCase());
      expect(typeof answerType).toBe('string');
      expect(timeUnit).toBeNull();
    }
  },
);
