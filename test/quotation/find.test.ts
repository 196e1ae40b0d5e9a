import { describe, expect, it } from 'vitest';
import { quotationsIn } from './articles.js';

const said = (...paragraphs: string[]) =>
  quotationsIn(...paragraphs).map(({ speaker, pieces }) => [speaker, ...pieces]);

describe('direct speech', () => {
  it.each([
    ['curly', '“The bridge is safe,” Anna Berg said.', '“The bridge is safe,”'],
    ['straight', '"The bridge is safe," Anna Berg said.', '"The bridge is safe,"'],
    ['doubled single', "''The bridge is safe,'' Anna Berg said.", "''The bridge is safe,''"],
    ['single', '‘The bridge isn’t safe,’ Anna Berg said.', '‘The bridge isn’t safe,’'],
    ['guillemets', '«The bridge is safe», Anna Berg said.', '«The bridge is safe»'],
    ['before the verb and name', '“The bridge is safe,” said Anna Berg.', '“The bridge is safe,”'],
    ['after a comma', 'Anna Berg said, “The bridge is safe.”', '“The bridge is safe.”'],
    [
      'after a colon',
      'Anna Berg said: “The bridge is safe. We checked.”',
      '“The bridge is safe. We checked.”',
    ],
    ['a question', '“Is the bridge safe?” Anna Berg asked.', '“Is the bridge safe?”'],
    [
      'after a name and a colon',
      'Anna Berg: “The bridge is safe. We checked.”',
      '“The bridge is safe. We checked.”',
    ],
    ['nested', '“They call it ‘the old lady’ here,” Anna Berg said.', '“They call it ‘the old lady’ here,”'],
    ['to somebody', 'Anna Berg told reporters on Monday: “The bridge is safe.”', '“The bridge is safe.”'],
  ])('%s', (_, text, words) => {
    expect(quotationsIn(text)).toMatchObject([{ kind: 'direct', speaker: 'Anna Berg', pieces: [words] }]);
  });

  it('keeps both sides of a cue together', () => {
    expect(said('“The bridge,” Anna Berg said, “is safe.”')).toEqual([
      ['Anna Berg', '“The bridge,”', '“is safe.”'],
    ]);
  });

  it.each([
    ['a colon and a new paragraph', ['Anna Berg put it this way:', '“The bridge is safe.”']],
    ['a colon behind a clause', ['Anna Berg went even further: “The bridge is safe.”']],
    ['a dash and a name', ['“The bridge is safe.” — Anna Berg']],
    ['a dash and a name in a new paragraph', ['“The bridge is safe.”', '- Anna Berg']],
    ['words after the verb', ['Anna Berg declared on the steps of the town hall, “The bridge is safe.”']],
    ['a verb that is rarely one of speech', ['“The bridge is safe,” Anna Berg began.']],
    ['an aside', ['As Anna Berg told the council last week, “The bridge is safe.”']],
    ['a full stop before the verb', ['“The bridge is safe.” Anna Berg said.']],
    ['a relative clause', ['Everybody listened to Anna Berg, who said: “The bridge is safe.”']],
    ['her words', ['In Anna Berg’s words, “The bridge is safe.”']],
    ['the words of', ['In the words of Anna Berg, “The bridge is safe.”']],
    ['according to', ['According to Anna Berg: “The bridge is safe.”']],
    ['a tweet', ['Anna Berg tweeted: “The bridge is safe.”']],
  ])('%s tells whose it is', (_, paragraphs) => {
    const [quotation, ...others] = said(...paragraphs);
    expect(quotation?.[0]).toBe('Anna Berg');
    expect(quotation?.[1]).toMatch(/^“The bridge is safe[.,]”$/u);
    expect(others).toEqual([]);
  });

  it('is whoever’s a transcript names, in marks that it opens anew', () => {
    const turns = ['"BERG: The bridge is safe.', '"HOLM: Are you sure?', '"BERG: We checked it twice."'];
    expect(said('Anna Berg met Carl Holm.', ...turns)).toEqual([
      ['Anna Berg', 'The bridge is safe.'],
      ['Carl Holm', 'Are you sure?'],
      ['Anna Berg', 'We checked it twice."'],
    ]);
  });

  it('of a report is the report’s, as the text has it; a poster says nothing', () => {
    expect(said('From the report: “The bridge is safe.”')).toEqual([['the report', '“The bridge is safe.”']]);
    expect(said('They held up posters that said, “The bridge is safe.”')).toEqual([
      [null, '“The bridge is safe.”'],
    ]);
  });
});

describe('indirect and mixed speech', () => {
  it('is the clause after the cue', () => {
    expect(quotationsIn('Anna Berg said that the bridge was safe.')).toMatchObject([
      { kind: 'indirect', cue: 'said', pieces: ['that the bridge was safe'], speaker: 'Anna Berg' },
    ]);
  });

  it('has a cue of two words', () => {
    expect(quotationsIn('Anna Berg also pointed out that the bridge was safe.')).toMatchObject([
      { cue: 'also pointed out', pieces: ['that the bridge was safe'], speaker: 'Anna Berg' },
    ]);
  });

  it.each(['Anna Berg did not say that it was safe.', 'Anna Berg would say that it was safe.'])(
    'is not what nobody said: %s',
    (text) => {
      expect(quotationsIn(text)).toEqual([]);
    },
  );

  it('is the clause before the cue', () => {
    expect(said('The bridge is safe, Anna Berg said.')).toEqual([['Anna Berg', 'The bridge is safe']]);
  });

  it('stands around the cue', () => {
    expect(said('Talks are likely to continue, Anna Berg said, to address the concern.')).toEqual([
      ['Anna Berg', 'Talks are likely to continue', 'to address the concern'],
    ]);
  });

  it('has the subject of the sentence as its speaker where the cue has none', () => {
    expect(said('Anna Berg closed the bridge, saying the ice was too heavy.')).toEqual([
      ['Anna Berg', 'the ice was too heavy'],
    ]);
  });

  it.each(['According to Anna Berg, the bridge is safe.', 'the bridge is safe, according to Anna Berg.'])(
    'is given by a phrase: %s',
    (text) => {
      expect(said(text)).toEqual([['Anna Berg', 'the bridge is safe']]);
    },
  );

  it('is mixed where some of it stands in quotation marks', () => {
    expect(quotationsIn('Anna Berg, meanwhile, said it was “polite.”')).toMatchObject([
      { kind: 'mixed', mention: 'Anna Berg', pieces: ['it was “polite.”'] },
    ]);
  });

  it('knows manner from content', () => {
    expect(quotationsIn('“It is safe,” Anna Berg said on Dec. 2 at a press briefing.')).toMatchObject([
      { cue: 'said', manner: 'on Dec. 2 at a press briefing', pieces: ['“It is safe,”'] },
    ]);
  });

  it.each([
    ['a number of people', 'About four in ten voters say the bridge is safe.', 'About four in ten voters'],
    ['nobody, for a mere number', 'About four in ten say the bridge is safe.', undefined],
    [
      'people with a clause',
      'People who had heard from the mayor’s office say the bridge is safe.',
      'People',
    ],
    ['people with a participle', 'People briefed on the matter say the bridge is safe.', 'People'],
    ['a person between dashes', 'Anna Berg — a mayor of the town — says the bridge is safe.', 'Anna Berg'],
    ['the report, as the text has it', 'An earlier report in the paper said the bridge is safe.', 'report'],
    ['nobody, for a letter', 'A letter seen by Carl Holm says the bridge is safe.', undefined],
    ['findings', 'The researchers found that the bridge is safe.', 'The researchers'],
    ['one who was told', 'He met Berg, who had told Carl Holm the bridge is safe.', 'Berg'],
    ['one with two asides', 'Anna Berg, mayor of Holm, Denmark, said the bridge is safe.', 'Anna Berg'],
    ['one behind the verb', 'The bridge is safe, said Anna Berg, who built it.', 'Anna Berg'],
    ['one in an aside', 'As Anna Berg noted, the bridge is safe.', 'Anna Berg'],
  ])('has as its speaker %s', (_, text, name) => {
    const [[speaker, words] = []] = said(text);
    expect(speaker?.replace(/,.*| —.*/u, '')).toBe(name);
    expect(words).toMatch(/^(?:that )?the bridge is safe$/iu);
  });

  it('may be a thing', () => {
    expect(said('Anna Berg announced a new bridge.')).toEqual([['Anna Berg', 'a new bridge']]);
  });

  it('may stand between subject and verb', () => {
    expect(said('The bridge, Anna Berg said, was safe.')).toEqual([['Anna Berg', 'The bridge', 'was safe']]);
  });

  it('has the words that somebody is plainly said to have used', () => {
    expect(said('Anna Berg called it “polite” and left.')).toEqual([['Anna Berg', '“polite”']]);
    expect(said('Anna Berg promised “a safe bridge” by May.')).toEqual([['Anna Berg', '“a safe bridge”']]);
  });

  it('is two where one speaks of another and then goes on', () => {
    expect(said('Anna Berg, who said it was late, said the bridge was safe.')).toEqual([
      ['Anna Berg', 'it was late'],
      ['Anna Berg', 'the bridge was safe'],
    ]);
  });

  it('keeps the quoted words before a second verb', () => {
    expect(said('Anna Berg said it was “a safe bridge,” adding that it was old.')).toEqual([
      ['Anna Berg', 'it was “a safe bridge,”'],
      ['Anna Berg', 'that it was old'],
    ]);
  });

  it('ends where another one speaks', () => {
    expect(said('Anna Berg said the bridge was safe, but Carl Holm warned that it was not.')).toEqual([
      ['Anna Berg', 'the bridge was safe'],
      ['Carl Holm', 'that it was not'],
    ]);
  });
});

describe('what is no speech', () => {
  it.each([
    'The government provides “defensive capabilities” to its neighbours.',
    'Her film “The Long Night” opens on Friday.',
    'He is known as “the Fox” in these woods.',
    'The so-called “peace” did not last.',
    'Prices continued to rise in their proposed plan.',
    'The word “polite” has six letters.',
    'Her film “The Long Night,” a drama of the north, opens on Friday.',
    'Anna Berg promised to close the bridge.',
    'Anna Berg believes in bridges.',
    'Anna Berg asked for a new bridge.',
    'That said, the bridge is safe.',
    'It rained in the north.',
    '',
  ])('%s', (text) => {
    expect(quotationsIn(text)).toEqual([]);
  });
});
