import { describe, expect, it } from 'vitest';
import { saidIn } from './articles.js';

describe('labels, transcripts and tweets', () => {
  it.each([
    ['Tom Berg, mayor of York: “We go home.”', 'Tom Berg: “We go home.”'],
    ['LUND: I saw the man. | MR. BERG: So did I.', 'LUND: I saw the man. BERG: So did I.'],
    ['Eva Lund is a doctor. | Q. Why did you go? | A. I wanted to help.', 'Eva Lund: I wanted to help.'],
    ['LONDON: The port is shut. | PARIS: The port is open.', ''],
    ['Eva Lund: 547. | Tom Berg: 46.', ''],
    ['South Hill: Ann Lee, Bo Berg, Cy Lund, Di Holm. | South Hill: Ed Lee, Flo Berg, Gil Lund.', ''],
    ['Tom Berg: Is it safe? | Eva Lund: No.', 'Tom Berg: Is it safe? Eva Lund: No.'],
    ['It rained. | We will rebuild it. — Eva Lund (@evalund) May 3, 2019', 'Eva Lund: We will rebuild it.'],
    ['It rained. | Sad day. pic.twitter.com/abc | — Eva Lund (@evalund) May 3, 2019', 'Eva Lund: Sad day.'],
    [
      'From the desk of Tom Berg, an analyst. | “Machines shape lives more and more.”',
      'Tom Berg: “Machines shape lives more and more.”',
    ],
  ])('%s', (text, expected) => {
    expect(saidIn(text)).toBe(expected);
  });
});
