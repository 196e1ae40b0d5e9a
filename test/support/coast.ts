/** An article of four sections, the first of them without a heading. */
export const COAST = {
  id: 'coast',
  title: 'A Year on the Coast',
  sections: [
    { paragraphs: ['The coast saw a year of storms and visitors.'] },
    { heading: 'Fishing & Harbours', paragraphs: ['Trawlers landed less cod. Sanctions on nets hurt.'] },
    {
      heading: 'The 2015 Tourism Plan',
      paragraphs: ['Hotels filled up early.', 'Iranian cyclists came in groups.'],
    },
    {
      heading: 'Storms',
      paragraphs: ['Three storms broke the pier, and insurance paid for the pier alone.'],
    },
  ],
};
