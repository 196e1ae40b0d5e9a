import { describe, expect, it } from 'vitest';
import { buildArticle } from '../../src/article/build.js';
import { readPlainText } from '../../src/article/plain-text.js';
import { slice } from '../../src/language/span.js';
import { fixture, outlineOf, seed, sentencesIn } from './fixtures.js';

const read = (text: string) => buildArticle('test', readPlainText(text));
const paragraphsOf = (text: string) => read(text).paragraphs.map((span) => slice(text, span));

describe('the seed article', () => {
  it('has a title, seven sections, nineteen paragraphs, a date and an author', () => {
    expect(outlineOf(seed())).toEqual({
      title: 'NATO Is At The Heart Of Most Sensitive Concerns',
      author: 'Patti Mohr',
      published: '2021-12-08',
      year: 2021,
      headings: [
        null,
        'Ukraine, NATO & Russia',
        'Beyond Economic Sanctions',
        'The 2015 Minsk Agreement',
        'Worsening NATO-Russian Relations',
        'Diplomacy and Dialogue',
        'Russia-India Strategic Partnership',
      ],
      paragraphs: [2, 5, 3, 2, 2, 3, 2],
    });
  });

  it('states its author in the copyright line and its date in the first sentence', () => {
    const { text, author, published, paragraphs } = seed();
    expect(author && slice(text, author.span)).toBe('Patti Mohr');
    expect(author && slice(text, author.line)).toBe('Copyright secured by Digiprove © 2021 Patti Mohr');
    expect(published && slice(text, published.span)).toBe('December 8, 2021');
    expect(published?.line).toEqual(paragraphs[0]?.sentences[0]);
  });
});

describe('articles of other shapes', () => {
  it.each([
    [
      'ferry-no-title.txt',
      { title: null, author: null, published: null, year: null, headings: [null], paragraphs: [5] },
    ],
    [
      'cork-wrapped.txt',
      {
        title: 'Portugal to Plant Two Million Cork Oaks',
        author: 'Clara Nunes and Tom Oakley',
        published: '2022-03-03',
        year: 2022,
        headings: [null, 'An expensive wall'],
        paragraphs: [2, 2],
      },
    ],
    [
      'museum-questions.txt',
      {
        title: 'Who Owns the Bronze Horse?',
        author: 'Ada Lindqvist',
        published: '2021-12-08',
        year: 2021,
        headings: [null, '1. The Claim.', '2. The Papers.', 'What happens now?'],
        paragraphs: [1, 1, 1, 3],
      },
    ],
    [
      'mayor-quotes.txt',
      {
        title: 'Mayor Denies Promise Over Swimming Pool',
        author: null,
        published: null,
        year: null,
        headings: [null],
        paragraphs: [4],
      },
    ],
    [
      'one-sentence.txt',
      { title: null, author: null, published: null, year: null, headings: [null], paragraphs: [1] },
    ],
    [
      'medals.txt',
      {
        title: 'Medals on Day Three',
        author: null,
        published: null,
        year: null,
        headings: [null],
        paragraphs: [5],
      },
    ],
    [
      'carnival-unicode.txt',
      {
        title: '🎭 Carnaval de Nazaré reabre após três anos',
        author: 'Łucja Świątek and José Ñíguez',
        published: '2021-12-08',
        year: 2021,
        headings: [null, 'Музыканты из Киева', '祭りの夜'],
        paragraphs: [1, 1, 1],
      },
    ],
    [
      'bees-credits.txt',
      {
        title: 'City Bees Make More Honey Than Country Bees',
        author: 'Mirela Popescu',
        published: '2021-06-09',
        year: 2021,
        headings: [null, 'Gardens in Bloom', 'Poison on the Fields'],
        paragraphs: [2, 1, 4],
      },
    ],
    [
      'strike-dateline.txt',
      {
        title: 'Dockers End Strike',
        author: 'DEVI RAO',
        published: null,
        year: null,
        headings: [null],
        paragraphs: [2],
      },
    ],
    [
      'river-title-stop.txt',
      {
        title: 'The River Came Back.',
        author: 'Sam Achebe',
        published: '2021-12-08',
        year: 2021,
        headings: [null, 'So who moved it?', 'Why did nobody notice?'],
        paragraphs: [1, 1, 1],
      },
    ],
  ])('%s', (name, outline) => {
    expect(outlineOf(fixture(name))).toEqual(outline);
  });

  it('keeps a byte-order mark and Windows line ends in the text and out of the paragraphs', () => {
    const { text, paragraphs } = fixture('ferry-no-title.txt');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('\r\n');
    expect(paragraphs.map((span) => slice(text, span)).join('')).not.toMatch(/[\uFEFF\r\n]/u);
    expect(sentencesIn(fixture('ferry-no-title.txt'), 4)).toEqual(['“You can’t bill the sea.”']);
  });

  it('joins the lines of a hard-wrapped paragraph, the line ends staying inside', () => {
    const article = fixture('cork-wrapped.txt');
    const words = article.paragraphs.map((span) => slice(article.text, span));
    expect(words[3]).toMatch(/^Critics doubt.*\n.*last summer's drought\.$/su);
  });
});

describe('headings', () => {
  const lead = 'The council met on Monday and decided nothing at all about the bridge.';
  const body = 'Everybody who spoke was against it, and nobody said what should come instead.';
  const headingsIn = (line: string) =>
    outlineOf(read(`Bridge Talks Stall\n${lead}\n${line}\n${body}`)).headings;

  it.each(['The long wait', 'What Comes Next?', 'Money', 'III. The Vote', 'Cars, Boats & Planes', '2019'])(
    'takes %j for one',
    (line) => {
      expect(headingsIn(line)).toEqual([null, line]);
    },
  );

  it.each([
    '“No,” he said.',
    '“We shall see”',
    '"Never again!"',
    'Nobody laughed.',
    'and then some more',
    '- a first point',
    'Q: And why?',
    'He had one condition:',
    'Not one of the forty people who came to the hall that night had read the plan before',
  ])('leaves %j a paragraph', (line) => {
    expect(headingsIn(line)).toEqual([null]);
  });

  it('needs a paragraph below', () => {
    expect(outlineOf(read(`Bridge Talks Stall\n${lead}\nThe long wait`)).headings).toEqual([null]);
  });
});

describe('credits', () => {
  const body =
    'The council met on Monday and decided nothing at all about the bridge over the lower harbour.';
  const facts = (head: string, foot = '') => {
    const { author, published, year } = outlineOf(read(`Bridge Talks Stall\n${head}\n${body}\n${foot}`));
    return { author, published, year };
  };

  it.each([
    ['By Ann Lee', 'Ann Lee'],
    ['BY ANN LEE AND BO DAHL', 'ANN LEE AND BO DAHL'],
    ['Written by Ann Lee, Bo Dahl and Ida van der Berg', 'Ann Lee, Bo Dahl and Ida van der Berg'],
    ['By Ann Lee | Harbour Times', 'Ann Lee'],
    ['By Ann O’Neil-Lee in Oslo', 'Ann O’Neil-Lee'],
    ['(Reporting by Ann Lee in Oslo; Editing by Bo Dahl)', 'Ann Lee'],
    ['Ann Lee\n8 December 2021', 'Ann Lee'],
    ['Ann Lee', null],
  ])('reads the byline %j', (line, author) => {
    expect(facts(line).author).toBe(author);
  });

  it.each(['By Friday the bridge was gone.', 'By and large'])('reads no author from %j', (line) => {
    expect(facts(line).author).toBeNull();
  });

  it.each([
    ['© 2021 Ann Lee', 'Ann Lee', 2021],
    ['Copyright (c) 2018-2020 Ann Lee. All rights reserved.', 'Ann Lee', 2020],
    ['© Ann Lee, 2021', 'Ann Lee', 2021],
    ['Copyright 2022 Coastal News Ltd.', null, 2022],
  ])('reads the copyright line %j', (line, author, year) => {
    expect(facts('', line)).toEqual({ author, published: null, year });
    expect(paragraphsOf(`Bridge Talks Stall\n${body}\n${line}`)).toEqual([body]);
  });

  it('prefers a byline to a copyright line', () => {
    expect(facts('By Ann Lee', '© 2021 Bo Dahl').author).toBe('Ann Lee');
  });

  it.each([
    ['Published: 8 Dec. 2021', '2021-12-08'],
    ['Updated at 23:59 PST on December 9, 2021\nPublished December 8, 2021', '2021-12-08'],
    ['Updated December 9, 2021', '2021-12-09'],
    ['2021-12-08T23:30:00-05:00', '2021-12-08'],
    ['Oslo, 8 December 2021', '2021-12-08'],
    ['3/4/2021', null],
  ])('reads the date line %j', (line, published) => {
    expect(facts(line).published).toBe(published);
  });

  it('may stand above the title', () => {
    const { title, author, published } = outlineOf(read(`8 December 2021\nBridge Talks Stall\n${body}`));
    expect({ title, author, published }).toEqual({
      title: 'Bridge Talks Stall',
      author: null,
      published: '2021-12-08',
    });
  });

  it.each([
    ['OSLO, March 3 (Wire) - The bridge fell.', '© 2020 Coastal News', '2020-03-03'],
    ['OSLO, March 3 — The bridge fell.', '', null],
    ['OSLO (Wire) - The bridge fell on March 3, 2020.', '', null],
    ['The bridge fell on March 3, 2020 - Its builder had warned of it.', '', null],
    ['March 3, 2020: The bridge fell.', '', '2020-03-03'],
    [`${'A'.repeat(70)}!, March 3, 2020 — The bridge fell.`, '', null],
  ])('reads the dateline of %j', (first, foot, published) => {
    expect(outlineOf(read(`Bridge Falls\n${first}\n${foot}`)).published).toBe(published);
  });
});

describe('credits in any order', () => {
  const body =
    'The council met on Monday and decided nothing at all about the bridge over the lower harbour.';
  it.each([
    'Posted by Ann Lee on December 8, 2021',
    'Published on 8 December 2021 by Ann Lee',
    'Ann Lee | December 8, 2021',
    '8 December 2021 • Ann Lee',
    'By Ann Lee, Staff Writer\nUpdated December 9, 2021 at 10 a.m. EST | Published December 8, 2021',
    'By Ann Lee\nBBC News, Leeds\nPublished\n8 December 2021',
    'By ANN LEE\nAssociated Press Writer\nDecember 8, 2021',
    'December 8, 2021 (updated December 10, 2021)\nWritten by Ann Lee',
  ])('reads %j', (lines) => {
    const { author, published, headings, title } = outlineOf(
      read(`Bridge Talks Stall\n\n${lines}\n\n${body}`),
    );
    expect([title, author?.toLowerCase(), published, headings]).toEqual([
      'Bridge Talks Stall',
      'ann lee',
      '2021-12-08',
      [null],
    ]);
    expect(paragraphsOf(`Bridge Talks Stall\n\n${lines}\n\n${body}`)).toEqual([body]);
  });

  it.each([
    `FOR IMMEDIATE RELEASE\n\nContact: Ann Lee, 555-0100\n\nBridge Talks Stall\n\nLEEDS, December 8, 2021 /PRNewswire/ -- ${body}\n\n###`,
    `PRESS RELEASE\n\nBridge Talks Stall\n\nLEEDS, England--(BUSINESS WIRE)--December 8, 2021--${body}\n\nSOURCE Town of Leeds`,
    `EMBARGOED UNTIL NOON\n\nBridge Talks Stall\n\nLEEDS, Dec. 8, 2021 (GLOBE NEWSWIRE) -- ${body}\n\n-30-`,
    `b0456\n\nBC-Bridge,2nd Ld-Writethru,0350\n\nBridge Talks Stall\n\nEds: RECASTS.\n\nLEEDS, England (AP) _ ${body}\n\n(MORE)\n\nAP-NY-12-08-21 1012EST`,
    `URGENT\n\nBridge Talks Stall\n\nA standfirst says what it is about, and no more than that.\n\nLEEDS, Dec 8, 2021 (Reuters) - ${body}\n\nENDS`,
  ])('reads a press release or wire copy: %j', (text) => {
    const { title, published, headings } = outlineOf(read(text));
    expect([title, published, headings]).toEqual(['Bridge Talks Stall', '2021-12-08', [null]]);
    expect(paragraphsOf(text).at(-1)).toContain(body);
  });
});
