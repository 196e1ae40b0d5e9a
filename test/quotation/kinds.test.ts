import { describe, expect, it } from 'vitest';
import { quotationsIn } from './articles.js';

/** Who says what in paragraphs, one after " | " another. */
const said = (text: string) =>
  quotationsIn(...text.split(' | ')).map(({ speaker, pieces }) => `${speaker ?? '?'}: ${pieces.join(' … ')}`);

const NOTHING = '';

/** Kinds of texts, each with what is said in them, one quotation a line. */
const KINDS: Record<string, readonly (readonly [text: string, expected: string])[]> = {
  'a description between the speaker and the verb': [
    ['Per Lund, the author of the book, called the plan “a disaster.”', 'Per Lund: “a disaster.”'],
    ['Carla Dietz, a judge, called the decision “a grave mistake”.', 'Carla Dietz: “a grave mistake”'],
    ['Tom Berg, head of the club, called his rival “a liar”.', 'Tom Berg: “a liar”'],
    ['Eva Lund, who lives there, dubbed the noise “unbearable”.', 'Eva Lund: “unbearable”'],
    ['Eva Lund, a former minister, branded the ruling “an insult”.', 'Eva Lund: “an insult”'],
  ],
  'titles, occupations and compounds before a name': [
    ['Coach Per Lund said: “We played well.”', 'Per Lund: “We played well.”'],
    ['Engineer Carl Field said the dam was safe.', 'Carl Field: the dam was safe'],
    ['Editor-in-chief Eva Lund said: “It is late.”', 'Eva Lund: “It is late.”'],
    ['“It is late,” said the weekly’s co-founder Eva Lund.', 'Eva Lund: “It is late,”'],
    ['According to Dr. Per Lund, who runs the ward, the drug works.', 'Per Lund: the drug works'],
  ],
  'surnames of several words': [
    ['Paul van der Meer left. “It is full,” said van der Meer.', 'Paul van der Meer: “It is full,”'],
    ['Rosa de la Cruz left. De la Cruz said it was late.', 'Rosa de la Cruz: it was late'],
    ['Eva Berg-Lund left. “I am tired,” Berg-Lund said.', 'Eva Berg-Lund: “I am tired,”'],
    ['Eva Berg-Lund left. “I am tired,” said Ms Berg-Lund.', 'Eva Berg-Lund: “I am tired,”'],
    ['Otto von Stein left. “I am glad,” von Stein said.', 'Otto von Stein: “I am glad,”'],
  ],
  'what cannot speak': [
    ['An earlier version said the fire began at ten.', '?: the fire began at ten'],
    ['The plan, the paper said, was bold.', 'the paper: The plan … was bold'],
    ['The results said little rain had fallen.', '?: little rain had fallen'],
    ['Friends of the Forest said the plan was a scandal.', 'Friends of the Forest: the plan was a scandal'],
    ['Read more: Bank shares fall as storm comes', NOTHING],
    [
      '“We are safe for years.” | So said Eva Lund, the head of the bank.',
      'Eva Lund: “We are safe for years.”',
    ],
  ],
  'pronouns, by what is known of women and men': [
    ['Kurt Lund wrote to Mary Berg. “I told the truth,” she said.', 'Mary Berg: “I told the truth,”'],
    ['Deon Lund beat Sarah Berg. “I was better,” he said.', 'Deon Lund: “I was better,”'],
    ['Oyelaran Lund met Kwabena Berg. “I told him,” she said.', '?: “I told him,”'],
    ['Actress Oyelaran Lund met Kwabena Berg. “I won,” she said.', 'Oyelaran Lund: “I won,”'],
    ['Mrs. Berg met Mr. Lund. “I waited,” he said.', 'Lund: “I waited,”'],
  ],
  'surnames of several people': [
    ['Eva Berg and Tom Berg run the shop. “We wait,” said Berg.', '?: “We wait,”'],
    ['Eva Berg and Tom Berg run the shop. “We wait,” said Ms. Berg.', 'Eva Berg: “We wait,”'],
    ['Eva Berg is a nurse. Her brother Tom Berg helps. Berg said it was hard.', '?: it was hard'],
    ['Eva Berg fell ill. | Mr. Berg, a patient, said the ward was full.', 'Berg: the ward was full'],
    ['Mr. Berg, a patient, said the ward was full. | Kim Berg, a nurse, left.', 'Berg: the ward was full'],
  ],
  'clauses that report nothing': [
    ['If Eva Lund said that, she would be wrong.', NOTHING],
    ['Unless the mayor says yes, the hall stays shut.', NOTHING],
    ['It is not clear whether Eva Lund said the dam was safe.', NOTHING],
    ['Did Eva Lund say the dam was safe?', NOTHING],
    ['Had Eva Lund said so, the vote would have gone another way.', NOTHING],
    ['Eva Lund, asked by Tom Berg what she thought, said: “Nothing.”', 'Eva Lund: “Nothing.”'],
    ['Asked by Tom Berg what she thought, Eva Lund said: “Nothing.”', 'Eva Lund: “Nothing.”'],
  ],
  'marks as newspapers set them': [
    ['“He told me, ‘Go home,’ ” Eva Lund said. It rained.', 'Eva Lund: “He told me, ‘Go home,’ ”'],
    ['“It was late,’’ said Eva Lund. It rained.', 'Eva Lund: “It was late,’’'],
    ['‘‘It was late,’’ said Eva Lund. It rained.', 'Eva Lund: ‘‘It was late,’’'],
    ['It rained. ’It is done,’ said Eva Lund.', 'Eva Lund: ’It is done,’'],
    ["It rained. `It is done,' said Eva Lund.", "Eva Lund: `It is done,'"],
    ['It rained. ”It is done,“ said Eva Lund.', 'Eva Lund: ”It is done,“'],
    ['It rained. “ It is done, ” said Eva Lund.', 'Eva Lund: “ It is done, ”'],
    ['“It is odd,’’ Will Lund, a clerk, told reporters. It rained.', 'Will Lund: “It is odd,’’'],
  ],
  'a verb of any kind before the name': [
    [
      '“There will be no presents,” grumbled Jo March, lying on the rug.',
      'Jo March: “There will be no presents,”',
    ],
    ['“We’ll see,” shrugged Eva Lund.', 'Eva Lund: “We’ll see,”'],
    ['“Come on in,” beckoned the old man.', 'the old man: “Come on in,”'],
    ['“They lied to us,” fumed the union’s leader, Per Lund.', 'Per Lund: “They lied to us,”'],
    ['“The Long Way,” starring Eva Lund, opens on Friday.', NOTHING],
  ],
  'nicknames in quotation marks': [
    ['Per “Pelle” Lund said the roof leaks.', 'Per “Pelle” Lund: the roof leaks'],
    ['“It is late,” said Per “Pelle” Lund, the mayor.', 'Per “Pelle” Lund: “It is late,”'],
    ['Bob "Shorty" Berg said: "It is late."', 'Bob "Shorty" Berg: "It is late."'],
    ['Eva “The Hammer” Lund, a boxer, said she would fight.', 'Eva “The Hammer” Lund: she would fight'],
    ['Per ‘Pelle’ Lund left. “It is late,” said Lund.', 'Per ‘Pelle’ Lund: “It is late,”'],
  ],
  'labels, transcripts and tweets': [
    ['Tom Berg, mayor of York: “We go home.”', 'Tom Berg: “We go home.”'],
    ['LUND: I saw the man. | MR. BERG: So did I.', 'LUND: I saw the man. BERG: So did I.'],
    ['Eva Lund is a doctor. | Q. Why did you go? | A. I wanted to help.', 'Eva Lund: I wanted to help.'],
    ['LONDON: The port is shut. | PARIS: The port is open.', NOTHING],
    ['It rained. | We will rebuild it. — Eva Lund (@evalund) May 3, 2019', 'Eva Lund: We will rebuild it.'],
    ['It rained. | Sad day. pic.twitter.com/abc | — Eva Lund (@evalund) May 3, 2019', 'Eva Lund: Sad day.'],
    [
      'From the desk of Tom Berg, an analyst. | “Machines shape lives more and more.”',
      'Tom Berg: “Machines shape lives more and more.”',
    ],
  ],
};

describe.each(Object.entries(KINDS))('%s', (_, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect(said(text).join(' ')).toBe(expected);
  });
});
