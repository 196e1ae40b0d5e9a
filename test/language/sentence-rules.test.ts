import { expect, it } from 'vitest';
import { sentencesOf } from '../../src/language/sentences.js';
import { slice } from '../../src/language/span.js';
import { analyse } from '../../src/language/tokens.js';

const sentencesIn = (text: string) =>
  sentencesOf(text, analyse(text), { start: 0, end: text.length }).map((span) => slice(text, span));

/** Where a sentence ends: the kinds of the "golden rules" by which programs that find sentences are compared; "|" stands for an end. */
it.each([
  ['a full stop', 'The ferry left. | My aunt was late.'],
  ['a question mark', 'Where is the key? | My aunt has it.'],
  ['an exclamation mark', 'Here it comes! | We saw it first.'],
  ['a capital for a name', 'The captain is called Ann E. Lee.'],
  ['a small letter for a word', 'The map is on p. 12 of the guide.'],
  ['"co." inside', 'Did Ann and co. sail on Friday?'],
  ['"Co." inside', 'They sold the mill to Lind, Holm & Co. at noon.'],
  ['"co." at the end', 'Ask Ann and co. | They were there.'],
  ['"Co." at the end', 'They sold the mill to Lind, Holm & Co. | It closed in May.'],
  ['"Mt."', 'You can climb Mt. Etna in a day.'],
  ['"St." and "st."', 'The bell of St. Olaf’s church rings on Mill st. near the quay.'],
  ['"Jr.’s"', 'That was Bo Dahl Jr.’s boat.'],
  ['three capitals inside', 'He saw the U.S.A. last summer.'],
  ['two capitals at the end', 'She moved to the E.U. | How does she like it?'],
  ['a country at the end', 'He has a house in the U.S. | Why does he stay here?'],
  ['a country before a name', 'She works for the U.S. Government in Ohio.'],
  ['a country before a small letter', 'They have sold boats in the U.S. for ten years.'],
  [
    'the time of day',
    'At 7 a.m. Mr. Lee went to the quay. | He left it at 8 P.M. | Mrs. Lee stayed until the end.',
  ],
  ['a sum inside', 'It costs $250.00 a week.'],
  ['a sum at the end', 'It costs $250.00. | She has it in her purse.'],
  ['a sentence in brackets inside', 'She sails (She had a boat as a girl.) with the club.'],
  ['an e-mail address', 'Write to Ann.Lee@harbour.example. | She answers everybody.'],
  ['a web address', 'It is at https://www.harbour.example/plans/map_2.html. | Have a look at it.'],
  ['single quotation marks before a cue', "He turned round, 'It is late.' he said."],
  ['double quotation marks before a cue', 'He turned round, "It is late." he said.'],
  ['quotation marks before a sentence', 'He turned round, "It is late." | He put on his coat and left.'],
  ['two exclamation marks', 'Ahoy!! | Nobody answered.'],
  ['two question marks', 'Ahoy?? | Is anybody there?'],
  ['both, the exclamation mark first', 'Ahoy!? | Are you there?'],
  ['both, the question mark first', 'Ahoy?! | Are you there?'],
  ['items "1.)" without full stops', '1.) The first boat | 2.) The second boat'],
  ['items "1.)" with full stops', '1.) The first boat. | 2.) The second boat.'],
  ['items "1)" without full stops', '1) The first boat | 2) The second boat'],
  ['items "1)" with full stops', '1) The first boat. | 2) The second boat.'],
  ['items "1." without full stops', '1. The first boat | 2. The second boat'],
  ['items "1." with full stops', '1. The first boat. | 2. The second boat.'],
  ['dots and numbers', '• 9. The first boat | • 10. The second boat'],
  ['dashes and numbers', '⁃9. The first boat | ⁃10. The second boat'],
  ['items by letters', 'a. The first boat | b. The second boat | c. The third boat'],
  ['a number with full stops', 'The chest is at N°. 2044.311.870. | That is where they dug.'],
  ['a name with an exclamation mark', 'He works at Jumbo! in the kitchen.'],
  ['"I" at the end', 'We sail well, you and I. | Have you met Bo I. Dahl yet?'],
  ['four dots in quotation marks', 'She writes that at sea “the days become longer and longer. . . .”'],
  ['dots in brackets', '"Dahl [...] built a second quay [...]" (Lee 12).'],
  ['four dots with blanks', 'If nothing more comes, put a full stop behind the dots . . . . | Then go on.'],
  ['four dots', 'He never said so.... | She shut the door.'],
  ['dots inside', 'I was not ... well, you know...look . . . what I mean, it was . . . I did not see it.'],
  ['a line that ends inside a sentence', 'It was a cold\nnight at the quay.'],
  ['a paragraph’s end', 'The first boat\n\n | The second boat'],
  ['a word cut at the end of a line', 'This line was cut\nin the middle by a program.'],
])('sees %s', (_, marked) => {
  const parts = marked.split(/\s*\|\s*/u);
  expect(sentencesIn(marked.replaceAll(' | ', ' '))).toEqual(parts);
});

it.each([
  [
    'no blank behind a full stop',
    'Today is Friday.Mr. Lee went out.',
    ['Today is Friday.', 'Mr. Lee went out.'],
  ],
  ['no blank behind a number', 'It cost 1,000.That is a lot.', ['It cost 1,000.', 'That is a lot.']],
  ['no blank behind quotation marks', '“I am late.”He ran.', ['“I am late.”', 'He ran.']],
  ['no blank behind a question mark', 'Is it late?Nobody knew.', ['Is it late?', 'Nobody knew.']],
  [
    'no blank behind a year',
    'He died in 1999.His wife lived on.',
    ['He died in 1999.', 'His wife lived on.'],
  ],
  ['a file’s name', 'Open Notes.Final in the folder.', ['Open Notes.Final in the folder.']],
])('ends a sentence where there is %s', (_, text, sentences) => {
  expect(sentencesIn(text)).toEqual(sentences);
});

it.each([
  ['The game ended at 9 p.m. Police shut the road.', 1],
  ['The shop opens at 8 a.m. Customers may queue before that.', 1],
  ['She sold it to Holm Inc. Shares rose at once.', 1],
  ['It is ten miles from Reading, Pa. Nobody walks there.', 1],
  ['They flew to the U.K. Police were waiting.', 1],
  ['They met at 9 p.m. Friday in the hall.', 0],
  ['It starts at 9 p.m. Eastern time.', 0],
  ['It starts at 9 p.m. EST on Friday.', 0],
  ['Holm Inc. Chief Executive Ann Lee spoke.', 0],
  ['The U.S. Supreme Court sat.', 0],
  ['The U.N. Security Council met.', 0],
  ['He came at 5:30 a.m. May 4.', 0],
])('tells whether an abbreviation ends the sentence: %s', (text, ends) => {
  expect(sentencesIn(text)).toHaveLength(ends + 1);
});

it.each([
  'Det. Supt. Ann Lee led the search.',
  'Pvt. Bo Dahl stayed behind.',
  'Lt. Cmdr. Ida Holm saw it.',
  'Brig. Gen. Cal Dee spoke.',
  'Asst. Atty. Gen. Eve Fox sued.',
  'Amb. Ann Lee was there.',
  'Pfc. Bo Dahl fell.',
  'Dist. Atty. Ida Holm agreed.',
  'Msgr. Cal Dee said mass.',
  'Insp. Gen. Ann Lee looked into it.',
])('keeps a rank with its name: %s', (text) => {
  expect(sentencesIn(text)).toEqual([text]);
});

it.each([
  ['The king died in 250.[1] The queen lived on.', 2],
  ['It was a poor year.[3][4] This was no surprise.', 2],
  ['Nobody saw it.² The town was asleep.', 2],
  ['Was it so?[12] He thought not.', 2],
  ['“It was so.”[5] He was sure.', 2],
  ['The law[6] was old.', 1],
])('sees an end in front of a footnote: %s', (text, count) => {
  expect(sentencesIn(text)).toHaveLength(count);
});

it.each([
  'It was — can you believe it? — a whale.',
  'Stir it, and -- there! -- you have soup.',
  'The boat (was it his?) sank.',
  'He went – why not? – alone.',
  'That day—what a day!—they sailed.',
])('goes on behind a dash: %s', (text) => {
  expect(sentencesIn(text)).toEqual([text]);
});

it.each([
  ['Q. Why did you sail?', ['Q. Why did you sail?']],
  ['A. It was time.', ['A. It was time.']],
  ['Q: Why? A: It was time.', ['Q: Why?', 'A: It was time.']],
  ['1. The council votes. 2. The mayor signs.', ['1. The council votes.', '2. The mayor signs.']],
  ['IV. The harbour', ['IV. The harbour']],
])('keeps a label with what it stands before: %s', (text, sentences) => {
  expect(sentencesIn(text)).toEqual(sentences);
});
