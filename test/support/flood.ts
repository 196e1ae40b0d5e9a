import { createLibrary } from '../../src/index.js';

/** One flood at three dates, each article with more known than the one before. */
const first = {
  id: 'first-day',
  title: 'River Orne Bursts Its Banks In Lunnay',
  author: 'Ilse Marr',
  published: '2024-03-03',
  sections: [
    {
      heading: 'The Night',
      paragraphs: [
        'The River Orne burst its banks in Lunnay on Saturday night. Nine people died and 40 homes were flooded, the county said.',
        'Mayor Ruth Calder said the town had not been warned. “Nobody told us that the water was coming,” she said.',
        'The Tarrow dam was not opened before the flood, its operator Hallam Water said.',
      ],
    },
    {
      heading: 'What Happens Next',
      paragraphs: [
        'The council will vote on a new flood wall on March 12. The wall would cost $3 million.',
        'The county named Peter Voss as head of the inquiry.',
      ],
    },
  ],
};

const second = {
  id: 'third-day',
  title: 'Death Toll In Lunnay Flood Rises To 14',
  author: 'Ilse Marr',
  published: '2024-03-05',
  sections: [
    {
      paragraphs: [
        'Fourteen people died in the Lunnay flood, the county said on Tuesday. About 120 homes were flooded by the River Orne.',
        'Hallam Water said the Tarrow dam was opened before the flood, at 9 p.m. on Saturday.',
      ],
    },
    {
      heading: 'What Happens Next',
      paragraphs: [
        'Mayor Ruth Calder said the vote on the flood wall could not wait. “We need that wall before next winter,” she said.',
        'Schools in Lunnay reopen on Thursday.',
      ],
    },
  ],
};

const third = {
  id: 'after-the-vote',
  title: 'Lunnay Council Votes For Flood Wall',
  author: 'Owen Pike',
  published: '2024-03-14',
  sections: [
    {
      paragraphs: [
        'The council of Lunnay voted on Tuesday for a flood wall along the River Orne. The wall will cost $5 million.',
        'Sixteen people died in the flood on March 2, the county now says.',
        'The county named Anna Lindqvist as head of the inquiry, after her predecessor stepped down.',
      ],
    },
    {
      heading: 'Voices',
      paragraphs: [
        '“The wall is late, but it is coming,” Mayor Ruth Calder said.',
        'Farmer Joss Heddle said he would not rebuild. “The river has won,” he said.',
      ],
    },
  ],
};

/** What an agency sent out and another paper printed: the same words under another title. */
const copied = {
  id: 'wire-copy',
  title: 'Flood Kills Fourteen',
  published: '2024-03-06',
  sections: [
    {
      paragraphs: [
        'Fourteen people died in the Lunnay flood, the county said on Tuesday. About 120 homes were flooded by the River Orne.',
        'Schools in Lunnay reopen on Thursday.',
        'Mayor Ruth Calder said the vote on the flood wall could not wait. “We need that wall before next winter,” she said.',
      ],
    },
  ],
};

/** Another story, of another place, that has figures of the same kind. */
const other = {
  id: 'ferry',
  title: 'Ferry Runs Aground Off Skarness',
  published: '2024-03-20',
  sections: [
    {
      paragraphs: [
        'The ferry Astrid ran aground off Skarness on Monday. Two passengers drowned, the coast guard said.',
        'Captain Lena Storm said the radar had failed.',
      ],
    },
  ],
};

/** Three articles of one story, a copy of one of them, and an article of another story. */
export const flood = createLibrary([first, second, third, copied, other]);
