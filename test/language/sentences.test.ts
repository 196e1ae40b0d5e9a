import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/language/sentences.js';
import { slice } from '../../src/language/span.js';
import { analyse } from '../../src/language/tokens.js';

function sentences(text: string): string[] {
  return sentencesOf(text, analyse(text), { start: 0, end: text.length }).map((span) => slice(text, span));
}

/** Each case is a list of sentences, to be found again in the text that they make up. */
function expectFound(cases: readonly string[][]): void {
  for (const expected of cases) expect(sentences(expected.join(' '))).toEqual(expected);
}

describe('sentence ends', () => {
  it('are not the full stops of titles, numbers and initials', () => {
    expectFound([
      ['He met Gen. Mark Milley and Lt. Gov. Dan Patrick.', 'Sgt. Bo Lee and Rev. Al Moss left.'],
      ['Mr. Smith saw Dr. Jones, Adm. El Fo, Maj. Hy Gu and Supt. Jo Ko.', 'They nodded.'],
      ['J. K. Rowling moved to St. Louis.', 'George W. Bush did not.'],
      ['See No. 5 in vol. 2 and fig. 3.', 'The bill (S. 1605) passed on Jan. 3 at 5 a.m. Monday.'],
      ['Trade rose 3.5 percent.', 'S. 1605 is a bill.'],
    ]);
  });

  it('follow an abbreviation where a new sentence plainly starts', () => {
    expectFound([
      ['U.S. President Joe Biden spoke.', 'He lives in the U.S.', 'The next day he left.'],
      ['The U.S. Air Force met U.S. and other envoys.', 'U.S. Senator John Orr came, too.'],
      ['He likes cars, boats, etc.', 'But he walks.'],
      ['It cost $500m.', 'The next day it cost “60p.”', 'The day after, nothing.'],
      ['He has a Ph.D. in it.', 'She has a Ph.D.', 'They met in class.'],
      ['He said no.', 'Nobody heard.'],
    ]);
  });

  it('are not inside names, addresses and ellipses', () => {
    expectFound([
      ['He was in "Airplane!, starring" nobody.', 'Yahoo! shares rose.'],
      ['Visit cbc.ca or www.example.org now.', 'It is free.'],
      ['It was voted best by readers of...err... themselves.'],
      ['“Wait… what?” she said.', 'He stopped.'],
    ]);
  });

  it('stand after an ellipsis where a new sentence plainly starts', () => {
    expectFound([['He met Modi…', 'They signed three papers.']]);
  });

  it('are found where the blank after them is missing', () => {
    expect(sentences('He said so.The day ended.')).toEqual(['He said so.', 'The day ended.']);
  });

  it('stand before a name that is written small', () => {
    expectFound([['Shares fell.', 'eBay rose.']]);
  });
});

describe('quotation marks', () => {
  it('close with the sentence before them', () => {
    expectFound([
      ['“It is over.”', 'The crowd roared.'],
      ['He said, “I am here.', 'You are not.”', 'Then he left.'],
      ['"It rained."', '"It poured."', '‘So it did.’', 'He went.'],
      ['“She said, ‘No.’”', 'He went.'],
      ['(It rained.)', 'The dog [barked.]', 'He left.'],
    ]);
  });

  it('stay with their cue', () => {
    expectFound([
      ['“Are you sure?” Biden asked.', '“Go!” Mr. Smith shouted.', '“Why?” he said.'],
      ['“It is over,” he said.', '“It is true.”'],
      ['“Why?”', 'The crowd roared.'],
    ]);
  });

  it('close with blanks on both sides where one is open', () => {
    expectFound([['He said, " Wow. "', 'The others laughed.', '" So did I. "']]);
  });
});

it('takes the items of a list for sentences', () => {
  const text = 'It lists:\n- one thing\n- two things\nThe end.\n\nmore';
  expect(sentences(text)).toEqual(['It lists:', '- one thing', '- two things', 'The end.', 'more']);
});

it('does not take the line ends of a hard wrap for sentence ends', () => {
  expect(sentences('The mayor of\nHarrow said\nno.')).toEqual(['The mayor of\nHarrow said\nno.']);
});

it('finds nothing in blanks', () => {
  expect(sentences(' \n ')).toEqual([]);
});
