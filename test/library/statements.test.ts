import { expect, test } from 'vitest';
import { createLibrary } from '../../src/index.js';

/** Four articles; the paragraphs are numbered from 1 in each. */
const library = createLibrary([
  {
    id: 'bridge',
    title: 'Old bridge in Harwick to close',
    sections: [
      {
        paragraphs: [
          'The stone bridge over the Lenn in Harwick will be shut to lorries from March, the county said.',
          'Engineers found cracks in two of its five arches during an inspection last autumn.',
          'The county ruled out a toll, saying that drivers already pay enough.',
          'Repairs are expected to cost nine million pounds and to last fourteen months.',
          'Pedestrians and cyclists may go on using the crossing while the work is done.',
          'The talks with shopkeepers were held by video link on Tuesday.',
        ],
      },
    ],
  },
  {
    id: 'dairy',
    title: 'Dairy workers end walkout',
    sections: [
      {
        paragraphs: [
          'Workers at the Tarn Valley dairy returned to their jobs on Monday after nineteen days on strike.',
          'The union accepted a raise of six percent, half of what it had asked for.',
          'Managers refused to reinstate the four people who were dismissed in May.',
          'No milk was poured away during the dispute, as farmers sold it to a cheese maker in Ostley.',
          'The dairy was founded in 1931 and employs 420 people.',
        ],
      },
    ],
  },
  {
    id: 'island',
    title: 'Wind farm off Skerra approved',
    sections: [
      {
        paragraphs: [
          'Ministers approved a wind farm of sixty turbines off the island of Skerra despite protests by fishermen.',
          'The turbines will stand at least twelve miles from the shore and cannot be seen from the village.',
          'Biologists said that the puffins on the cliffs have recovered since the ban on sand eel fishing.',
          'The electricity will flow through a cable under the sea to the mainland.',
          'Construction starts in 2027, two years later than planned.',
        ],
      },
    ],
  },
  {
    id: 'museum',
    title: 'Stolen painting back in Vell',
    sections: [
      {
        paragraphs: [
          'A painting stolen from the Vell museum in 1998 was found in the attic of a retired dentist.',
          'Police do not suspect the dentist, who bought it at a flea market.',
          'The canvas is unharmed except for a small tear in one corner.',
          'The museum will admit visitors without charge on the day of its return.',
        ],
      },
    ],
  },
]);

/** What somebody says, and the paragraph that denies it in other words, or bears it out. */
const TABLE: readonly (readonly [statement: string, article: string, paragraph: number])[] = [
  ['Trucks can keep crossing the Harwick bridge all year.', 'bridge', 1],
  ['Heavy vehicles are banned from the bridge in spring.', 'bridge', 1],
  ['The arches of the bridge are in perfect condition.', 'bridge', 2],
  ['The bridge was examined and is damaged.', 'bridge', 2],
  ['Motorists will be charged to cross the bridge.', 'bridge', 3],
  ['The county will not make drivers pay a fee.', 'bridge', 3],
  ['Fixing the bridge will be free.', 'bridge', 4],
  ['The bridge repair takes more than a year.', 'bridge', 4],
  ['People on foot cannot cross during the works.', 'bridge', 5],
  ['You can still ride a bike over the bridge.', 'bridge', 5],
  ['Officials met shop owners in person at the town hall.', 'bridge', 6],
  ['Shop owners spoke with the county online.', 'bridge', 6],
  ['The dairy staff are still on strike.', 'dairy', 1],
  ['Employees of the dairy went back to work.', 'dairy', 1],
  ['The union got everything that it demanded.', 'dairy', 2],
  ['Dairy wages go up.', 'dairy', 2],
  ['All sacked workers got their jobs back.', 'dairy', 3],
  ['Those who were fired stay fired, the bosses decided.', 'dairy', 3],
  ['Farmers had to dump their milk.', 'dairy', 4],
  ['A cheese factory bought the milk during the strike.', 'dairy', 4],
  ['The dairy is a young company.', 'dairy', 5],
  ['Hundreds of workers are employed at the dairy.', 'dairy', 5],
  ['The government rejected the wind farm at Skerra.', 'island', 1],
  ['Fishers objected to the turbines.', 'island', 1],
  ['The turbines spoil the view from the village.', 'island', 2],
  ['The windmills will be far out at sea.', 'island', 2],
  ['The puffins are dying out.', 'island', 3],
  ['There are more seabirds on the cliffs again, scientists say.', 'island', 3],
  ['The power will be stored on the island.', 'island', 4],
  ['An undersea line carries the power to the mainland.', 'island', 4],
  ['Building of the wind farm has already begun.', 'island', 5],
  ['The wind farm is delayed.', 'island', 5],
  ['The stolen picture was never recovered.', 'museum', 1],
  ['The artwork turned up in the house of a former dentist.', 'museum', 1],
  ['The dentist was arrested as the thief.', 'museum', 2],
  ['The dentist is innocent, say the police.', 'museum', 2],
  ['The painting was destroyed.', 'museum', 3],
  ['The painting is almost intact.', 'museum', 3],
  ['Visitors have to buy a ticket to see the painting come back.', 'museum', 4],
  ['Entry to the museum will be free.', 'museum', 4],
];

test('of forty statements in other words, half of them denied, most bring the paragraph that bears on them', () => {
  const missed = TABLE.filter(([statement, article, paragraph]) => {
    const [checked] = library.check(statement);
    const passages = checked ? [checked.passage, ...checked.others] : [];
    return !passages.some((each) => each?.article === article && each.paragraph === paragraph);
  });
  expect(TABLE).toHaveLength(40);
  expect(missed.map(([statement]) => statement).length).toBeLessThanOrEqual(6);
});

test.each(['My cat likes to sleep on the piano.', 'The rocket reached Mars yesterday.'])(
  'nothing bears on “%s”',
  (statement) => {
    const [checked] = library.check(statement);
    expect(checked?.passage).toBeNull();
    expect(checked?.others).toEqual([]);
  },
);
