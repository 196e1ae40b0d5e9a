import type { ArticleSource } from '../../src/index.js';

/** A news story written for these tests: people, dates, sums, reasons and speech, each in a paragraph of its own. */
export const bridge: ArticleSource = {
  id: 'bridge',
  title: 'Old Swing Bridge Closes For Two Years',
  published: '2024-03-04',
  sections: [
    {
      paragraphs: [
        'Marlow Quay closed its swing bridge to all traffic on Monday after inspectors found cracks in two of its bearings.',
        'The bridge, which opened in 1911, carried about 8,400 vehicles a day across the River Tarn.',
        '“Nobody closes a bridge lightly, but these cracks could not wait for the summer,” said Ingrid Halvorsen, the county engineer.',
      ],
    },
    {
      heading: 'Repairs',
      paragraphs: [
        'The repairs will cost $14.6 million, more than twice what the county council had set aside, according to its budget.',
        'Bearings of that size are made by a single foundry in Sheffield, and the waiting list there is long. That is why the work will take two years.',
        'A temporary ferry will run between the two banks from April 2, free of charge for residents.',
      ],
    },
    {
      heading: 'Shops Fear The Worst',
      paragraphs: [
        'Shopkeepers on the north bank expect to lose a third of their customers. Tomas Reyes, 52, who runs a bakery by the bridge, has already let one baker go.',
        '“My grandfather saw it open. I may not live to see it open again,” Reyes told reporters.',
        'Mayor Lucille Adeyemi promised cheaper rents for shops until the bridge is back in use. She rejected calls for a second bridge, saying the town could not pay for it.',
        'Fishermen, by contrast, welcomed the closure because their boats no longer have to wait for the bridge to turn.',
      ],
    },
  ],
};
