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

  it('goes on in the sentences after the cue', () => {
    expect(said('“The bridge is safe,” Anna Berg said. “We checked it. Twice.”')).toEqual([
      ['Anna Berg', '“The bridge is safe,”', '“We checked it. Twice.”'],
    ]);
  });

  it('goes on in paragraphs that reopen the mark', () => {
    expect(said('Anna Berg said: “The bridge is safe.', '“We checked it twice.”')).toEqual([
      ['Anna Berg', '“The bridge is safe.'],
      ['Anna Berg', '“We checked it twice.”'],
    ]);
  });

  it('is nobody’s where the text does not tell whose it is', () => {
    expect(said('Snow fell all night.', '“We have never seen so much of it here.”')).toEqual([
      [null, '“We have never seen so much of it here.”'],
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
    'It rained in the north.',
    '',
  ])('%s', (text) => {
    expect(quotationsIn(text)).toEqual([]);
  });
});
