import type { ArticleSource } from '../../src/index.js';

/** Articles with speakers, headings that are questions, numbers or another article's, and one without a title. */
export const flood: ArticleSource = {
  id: 'flood',
  title: 'Flood Closes Two Bridges In Arden',
  author: 'Nora Quill',
  published: '2022-01-10',
  sections: [
    {
      paragraphs: [
        'The river Wend burst its banks on Sunday night and closed two bridges in Arden. About 340 households lost their electricity.',
        '“We have never seen the water rise so fast,” Mayor Helen Marsh said at a press conference. “The bridges stay closed until the engineers have looked at every pillar.”',
      ],
    },
    {
      heading: 'Why now?',
      paragraphs: [
        'Three weeks of rain had filled the reservoir above the town.',
        'The reservoir could take no more, said Tomas O’Brien, chief engineer of the Wend Water Board. “We had to open the gates, and we warned everybody an hour before,” he said.',
      ],
    },
    {
      heading: 'The Cost of Repairs',
      paragraphs: [
        'Repairs will cost 4.2 million crowns, according to a report by the county.',
        'Marsh said the town would pay a third of the costs. “The county must carry the rest,” she said.',
      ],
    },
    {
      heading: 'Background',
      paragraphs: ['Arden was flooded in 1954 and in 1997. A wall of sandbags held the river back in 2013.'],
    },
  ],
};

export const school: ArticleSource = {
  id: 'school',
  title: 'School Drops Homework For A Year',
  published: '2023-09-04',
  sections: [
    {
      heading: 'Introduction',
      paragraphs: [
        'Westhill School gives no homework this year. Its 612 pupils stay an hour longer instead.',
        '“Children who had help at home were always ahead,” Headteacher Amara Osei told reporters. “Now everybody works with a teacher beside them.”',
      ],
    },
    {
      heading: 'Parents & Teachers',
      paragraphs: [
        'Parents are divided. “My daughter sleeps again,” said Piotr Nowak, father of a pupil.',
        'The teachers’ union warned that the longer day needs more staff. “Nobody has told us who will pay for that hour,” union secretary Jane Doyle said.',
      ],
    },
    {
      heading: 'Background',
      paragraphs: ['Two schools in the north tried the same in 2019 and went back to homework after a term.'],
    },
  ],
};

export const rover: ArticleSource = {
  id: 'rover-notes',
  sections: [
    {
      heading: '2031',
      paragraphs: [
        'The rover Pathway is to land on Mars in 2031. It carries a drill that reaches two metres deep.',
        '“We go where the water was,” mission scientist Lena Fischer said. ESA said the landing site had been chosen from nine.',
      ],
    },
    { heading: '* * *', paragraphs: ['The drill was tested in a quarry in Spain.'] },
    {
      heading: 'What can go wrong?',
      paragraphs: ['The parachute opens at twice the speed of sound. It has torn in two of seven tests.'],
    },
  ],
};
