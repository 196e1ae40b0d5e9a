import { describe, expect, it } from 'vitest';
import { quotationsIn, saidIn } from './articles.js';

const said = (...paragraphs: string[]) =>
  quotationsIn(...paragraphs).map(({ speaker, pieces }) => [speaker, ...pieces]);

describe('words in quotation marks that no verb of speech reports', () => {
  it.each([
    ['said of Holm and Lee', '“because we checked it twice.”'],
    ['said as boats passed', '“and we checked it twice.”'],
  ])('goes on after more is told of it: %s', (told, more) => {
    expect(said(`“The bridge is safe,” Anna Berg ${told}, ${more}`)).toEqual([
      ['Anna Berg', '“The bridge is safe,”', more],
    ]);
  });

  it('does not go on with words in marks that no comma parts from what is told', () => {
    expect(said('“The bridge is safe,” Anna Berg said of the bridge, called “the old lady of it”.')).toEqual([
      ['Anna Berg', '“The bridge is safe,”'],
    ]);
  });

  it('goes on in the sentences after the cue', () => {
    expect(said('“The bridge is safe,” Anna Berg said. “We checked it. Twice.”')).toEqual([
      ['Anna Berg', '“The bridge is safe,”', '“We checked it. Twice.”'],
    ]);
  });

  it('goes on in paragraphs that reopen the mark', () => {
    expect(said('Anna Berg said: “The bridge is safe.', '“We checked it twice.”')).toEqual([
      ['Anna Berg', '“The bridge is safe.', '“We checked it twice.”'],
    ]);
  });

  it('goes on in the next paragraph where nothing is told in between', () => {
    expect(said('“The bridge is safe,” Anna Berg said.', '“We checked it twice.”')).toEqual([
      ['Anna Berg', '“The bridge is safe,”', '“We checked it twice.”'],
    ]);
  });

  it('begins in the paragraph before, where only the next one names the speaker', () => {
    expect(said('Snow fell.', '“We checked it twice.”', '“The bridge is safe,” Anna Berg said.')).toEqual([
      ['Anna Berg', '“We checked it twice.”', '“The bridge is safe,”'],
    ]);
  });

  it('does not go on with the answer to a question, nor past what is told', () => {
    expect(said('“Is the bridge safe?” Anna Berg asked.', '“We checked it twice.”')).toEqual([
      ['Anna Berg', '“Is the bridge safe?”'],
      [null, '“We checked it twice.”'],
    ]);
    expect(said('“It is safe,” Anna Berg said.', 'Snow fell.', '“We checked it twice.”')).toEqual([
      ['Anna Berg', '“It is safe,”'],
      [null, '“We checked it twice.”'],
    ]);
  });

  it('goes on after a remark, which is a quotation of its own', () => {
    expect(said('“It is safe,” Anna Berg said, adding that it was old. “We checked it twice.”')).toEqual([
      ['Anna Berg', '“It is safe,”', '“We checked it twice.”'],
      ['Anna Berg', 'that it was old'],
    ]);
  });

  it('may be short where it goes on', () => {
    expect(said('“It is safe,” Anna Berg said. “Very.”')).toEqual([
      ['Anna Berg', '“It is safe,”', '“Very.”'],
    ]);
  });

  it('is nobody’s where the text does not tell whose it is', () => {
    expect(said('Snow fell all night.', '“We have never seen so much of it here.”')).toEqual([
      [null, '“We have never seen so much of it here.”'],
    ]);
  });
});

describe('a verb of any kind before the name', () => {
  it.each([
    [
      '“There will be no presents,” grumbled Jo March, lying on the rug.',
      'Jo March: “There will be no presents,”',
    ],
    ['“We’ll see,” shrugged Eva Lund.', 'Eva Lund: “We’ll see,”'],
    ['“Come on in,” beckoned the old man.', 'the old man: “Come on in,”'],
    ['“They lied to us,” fumed the union’s leader, Per Lund.', 'Per Lund: “They lied to us,”'],
    ['“The Long Way,” starring Eva Lund, opens on Friday.', ''],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('a statement, and what it says', () => {
  it.each([
    ['Eva Lund issued a statement, “It was close to the end.”', 'Eva Lund: “It was close to the end.”'],
    ['Eva Lund sent a short note: “It was close to the end.”', 'Eva Lund: “It was close to the end.”'],
    ['Eva Lund said in a statement. “It was close to the end.”', 'Eva Lund: “It was close to the end.”'],
    ['Eva Lund said on Monday. “It was close to the end.”', 'Eva Lund: “It was close to the end.”'],
    ['Eva Lund left on Monday. “It was close to the end.”', '?: “It was close to the end.”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('words in quotation marks behind what is told of them', () => {
  it.each([
    [
      '“It was late,” said Eva Lund, speaking of the vote, “and we left early.”',
      'Eva Lund: “It was late,” … “and we left early.”',
    ],
    [
      '“It was late,” Eva Lund said in Leeds, Calif. “It was close to the end.”',
      'Eva Lund: “It was late,” … “It was close to the end.”',
    ],
    [
      '“It was late,” Eva Lund said of the vote, “and we left early.”',
      'Eva Lund: “It was late,” … “and we left early.”',
    ],
    [
      '“It was late,” Eva Lund told Acme Corp. “It was close to the end.”',
      'Eva Lund: “It was late,” … “It was close to the end.”',
    ],
    [
      '“It was late,” Eva Lund said as Tom Berg argued about it, “and we left early.”',
      'Eva Lund: “It was late,”',
    ],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});
