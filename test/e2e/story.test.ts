import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHAPTERS, damaged, killed } from '../../bench/story/chapters.js';
import { openStage, type Stage } from '../../bench/story/stage.js';

let stage: Stage;
let said: string[];
beforeAll(async () => {
  stage = await openStage((by, line) => {
    if (by === 'program') said.push(line);
  });
});
afterAll(() => stage.close());

/** What every start says, and every answer, and an answer on a machine that has much else to do. */
const USUAL =
  /^info: Ready|^info: Interaction \(ask, answered\)$|^warn: An interaction blocked all others for \d+ ms\.$/u;
const news = () => said.filter((line) => !USUAL.test(line));

/** A sentence, perhaps with whose fault it is or what it is about, and no stack. */
const SENTENCE = /^(?:(?:info|warn|error): )?[A-Z“h][^\n]*[.\d)]$/u;

/** What the log tells of each chapter, whatever else happens in it. */
const TOLD: Readonly<Record<string, readonly RegExp[]>> = {
  'The bot is told to stop while it logs in': [],
  'npm is told to stop': [],
  'Discord goes out while the bot runs': [
    /^warn: Shard 0 has no connection to the gateway and keeps trying\.$/u,
    /^warn: Shard 0: Error: Unexpected server response: 502$/u,
    /^info: Shard 0 is connected again\.$/u,
  ],
  'Another folder of articles comes into the place of the one before': [
    /^info: Articles: changed .*port\.txt\.$/u,
    /^info: Articles: added ferry\.txt; changed .*port\.txt\.$/u,
  ],
};

/** What other tests hold of the program or of the cache; `npm run bench -- story` plays all. */
const HELD_ELSEWHERE = [
  'The bot is told to stop while it answers',
  'The port for health is taken',
  'The cache is found with a key that others may have read',
  'The cache is found with a folder that others can write to',
  'The cache is found with a file where its folder was',
];
const chapters = Object.entries({ ...CHAPTERS, ...damaged(), ...killed(2) });

test('what is held elsewhere is told in the story too', () => {
  expect(chapters.map(([title]) => title)).toEqual(expect.arrayContaining(HELD_ELSEWHERE));
});

// In the order of the story: each goes on where the one before has ended.
test.each(chapters.filter(([title]) => !HELD_ELSEWHERE.includes(title)))(
  '%s',
  async (title, chapter) => {
    said = [];
    await chapter(stage);
    for (const line of said) expect(line).toMatch(SENTENCE);
    const told = TOLD[title];
    if (told) expect(news()).toEqual(told.map((line) => expect.stringMatching(line)));
  },
  300_000,
);
