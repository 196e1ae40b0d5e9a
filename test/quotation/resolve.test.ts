import { describe, expect, it } from 'vitest';
import { slice } from '../../src/language/span.js';
import { findQuotations } from '../../src/quotation/find.js';
import { articleOf, quotationsIn, saidIn } from './articles.js';

const speakers = (...paragraphs: string[]) => quotationsIn(...paragraphs).map(({ speaker }) => speaker);

describe('the speaker behind a mention', () => {
  it.each([
    ['a surname', 'Berg said it was late.'],
    ['a first name', 'Anna said it was late.'],
    ['a pronoun', 'She said it was late.'],
    ['a title and surname', 'Ms. Berg said it was late.'],
    ['a role', 'The Danish transport minister said it was late.'],
  ])('%s', (_, text) => {
    const introduced = 'Danish Transport Minister Anna Berg said the bridge was safe.';
    expect(speakers(introduced, text)).toEqual(['Anna Berg', 'Anna Berg']);
  });

  it('a misspelt surname', () => {
    expect(speakers('Jens Stoltenberg said it was cold.', 'Stolenberg said it was late.')).toEqual([
      'Jens Stoltenberg',
      'Jens Stoltenberg',
    ]);
  });

  it('two people of one surname', () => {
    const texts = [
      'Bill Clinton said it was cold.',
      'Hillary Clinton said it was late.',
      'Mrs. Clinton said no more would come.',
    ];
    expect(speakers(...texts)).toEqual(['Bill Clinton', 'Hillary Clinton', 'Hillary Clinton']);
  });

  it('a pronoun that only one of them fits', () => {
    const text = 'Anna Berg met Peter Holm. He said the bridge was safe.';
    expect(speakers(text)).toEqual(['Peter Holm']);
  });

  it('a pronoun for whom the sentence before is about, even where another spoke last', () => {
    const text = 'Peter Holm said it was late. Carl Lund crossed the bridge. He said it was safe.';
    expect(speakers(text)).toEqual(['Peter Holm', 'Carl Lund']);
  });

  it('a pronoun for the body that spoke just before', () => {
    expect(speakers('The Acme Union said it was late. It added that no more would come.')).toEqual([
      'Acme Union',
      'Acme Union',
    ]);
  });

  it.each([
    [
      'a role that two hold',
      'President Anna Berg met President Peter Holm.',
      'The president said it was late.',
    ],
    ['a pronoun before anybody is named', 'Snow fell.', 'She said it was late.'],
    ['a pronoun for no person', 'A statement was signed.', 'It said trade had grown.'],
  ])('nobody: %s', (_, before, text) => {
    expect(speakers(before, text)).toEqual([null]);
  });

  it.each([
    ['a group', 'Both leaders said it was late.', 'Both leaders'],
    ['a paper in which a body speaks', 'The report by the Acme Union said it was late.', 'The report'],
    ['an office', 'It was late, according to the company’s press office.', 'the company’s press office'],
    ['an organisation', 'The Acme Union said it was late.', 'Acme Union'],
    ['not the owner', 'Anna Berg’s spokesman said it was late.', 'Anna Berg’s spokesman'],
    ['the one with the aside', 'Anna Berg, the mayor of Holm, said it was late.', 'Anna Berg'],
    ['the one in the aside', 'His chief of staff, Anna Berg, said it was late.', 'Anna Berg'],
  ])('%s', (_, text, name) => {
    expect(speakers(text)).toEqual([name]);
  });
});

describe('a speaker', () => {
  it('has a full name, a role, and every mention in order', () => {
    const article = articleOf(
      'On Monday Mr. Lavrov left.',
      '“No,” Russian Foreign Minister Sergey Lavrov said. He said it was late.',
    );
    const [lavrov] = findQuotations(article).speakers;
    if (!lavrov) throw new Error('nobody speaks');
    expect(slice(article.text, lavrov.name)).toBe('Sergey Lavrov');
    expect(lavrov.role && slice(article.text, lavrov.role)).toBe('Russian Foreign Minister');
    expect(lavrov.mentions.map((span) => slice(article.text, span))).toEqual([
      'Lavrov',
      'Sergey Lavrov',
      'He',
    ]);
  });

  it('has its description where that follows the name', () => {
    const article = articleOf('Anna Berg, the mayor of Holm, said it was late.');
    const [berg] = findQuotations(article).speakers;
    expect(berg?.role && slice(article.text, berg.role)).toBe('the mayor of Holm');
  });
});

describe('what cannot speak', () => {
  it.each([
    ['An earlier version said the fire began at ten.', '?: the fire began at ten'],
    ['The plan, the paper said, was bold.', 'the paper: The plan … was bold'],
    ['The results said little rain had fallen.', '?: little rain had fallen'],
    ['A poster said it was late.', '?: it was late'],
    ['Friends of the Forest said the plan was a scandal.', 'Friends of the Forest: the plan was a scandal'],
    ['Read more: Bank shares fall as storm comes', ''],
    [
      '“We are safe for years.” | So said Eva Lund, the head of the bank.',
      'Eva Lund: “We are safe for years.”',
    ],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('pronouns, by what is known of women and men', () => {
  it.each([
    ['Kurt Lund wrote to Mary Berg. “I told the truth,” she said.', 'Mary Berg: “I told the truth,”'],
    ['Deon Lund beat Sarah Berg. “I was better,” he said.', 'Deon Lund: “I was better,”'],
    ['Oyelaran Lund met Kwabena Berg. “I told him,” she said.', '?: “I told him,”'],
    ['Actress Oyelaran Lund met Kwabena Berg. “I won,” she said.', 'Oyelaran Lund: “I won,”'],
    ['Mrs. Berg met Mr. Lund. “I waited,” he said.', 'Lund: “I waited,”'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('surnames of several people', () => {
  it.each([
    ['Eva Berg and Tom Berg run the shop. “We wait,” said Berg.', '?: “We wait,”'],
    ['Eva Berg and Tom Berg run the shop. “We wait,” said Ms. Berg.', 'Eva Berg: “We wait,”'],
    ['Eva Berg is a nurse. Her brother Tom Berg helps. Berg said it was hard.', '?: it was hard'],
    ['Eva Berg fell ill. | Mr. Berg, a patient, said the ward was full.', 'Berg: the ward was full'],
    ['Mr. Berg, a patient, said the ward was full. | Kim Berg, a nurse, left.', 'Berg: the ward was full'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('an office before a comma and a name', () => {
  it.each([
    ['The secretary of the Acme Union (a club), Eva Lund, said it was late.', 'Eva Lund: it was late'],
    ['The head of the Acme Union, Eva Lund, said it was late.', 'Eva Lund: it was late'],
    ['Acme’s press chief, Eva Lund, said it was late.', 'Eva Lund: it was late'],
    ['The director of the Leeds Museum, Tom Berg, called it “late”.', 'Tom Berg: “late”'],
    ['The Acme Union, a club, said it was late.', 'Acme Union: it was late'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('what is nobody’s name', () => {
  it.each([
    ['Tom Berg (GER) won. | GER: “It was close to the end.”', '?: “It was close to the end.”'],
    ['Tom Berg (GER) won. GER said it was late.', '?: it was late'],
    ['Anna Lund (SWE) and Tom Berg (GER) ran. SWE said it was late.', '?: it was late'],
    ['The Acme Boat Club (ABC) won. ABC said it was late.', 'Acme Boat Club: it was late'],
    ['Results show the town has lost half its shops.', '?: the town has lost half its shops'],
    ['Acme.com said it was late.', 'Acme.com: it was late'],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});

describe('a relative clause names whoever speaks by "who"', () => {
  it.each([
    ['He met Eva Lund, who said it was late.', 'Eva Lund', 'who'],
    ['Eva Lund, who had told him it was late, left.', 'Eva Lund', 'who'],
    ['A clerk who said it was late left.', 'A clerk', 'who'],
    ['The Acme Union, which said it was late, left.', 'Acme Union', 'which'],
    ['“We ran,” said Tom Berg of Leeds, who added that it was late.', 'Tom Berg', 'who'],
    ['Eva Lund, who was late, said it was dark.', 'Eva Lund', 'Eva Lund'],
  ])('%s', (text, speaker, mention) => {
    expect(quotationsIn(text).at(-1)).toMatchObject({ speaker, mention });
  });
});
