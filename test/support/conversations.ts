import type { ArticleSource } from '../../src/index.js';

/** Two articles that are asked about in conversations. */
export const mill: ArticleSource = {
  id: 'mill',
  title: 'Fire Destroys Old Mill in Torrow',
  sections: [
    {
      paragraphs: [
        'TORROW — A fire destroyed the Old Mill on Friday night. Two firefighters were hurt, and the mill was worth 3 million dollars.',
        '“We had no chance,” Mayor Anna Bell said on Saturday. She promised to rebuild the mill by 2031.',
        'Fire chief Peter Grove blamed a heater. He said the heater had been left on because the watchman went home early.',
        'The mill was built in 1874. Its owner, the Larch Company, had insured it with Northern Mutual.',
        'Grove said the firefighters would leave hospital on Monday. “They were lucky,” he said.',
      ],
    },
  ],
};

export const bridge: ArticleSource = {
  id: 'bridge',
  title: 'Senate Votes on the Harbour Bridge',
  sections: [
    {
      paragraphs: [
        'PORT ELM — The Senate approved the Harbour Bridge on Tuesday by 31 votes to 12.',
        'Senator Mark Dole voted against it. Dole said the bridge would cost 90 million dollars and carry few cars.',
        'Senator Ruth Vance welcomed the vote. Vance said the bridge would open in 2029.',
        'The bridge will link Port Elm with Saint Olave. In 2019 voters had rejected a tunnel because of its price.',
      ],
    },
  ],
};

/** A question with words of the sentence that answers it. */
type Asked = readonly [question: string, answer: string];

/** Conversations about both articles. */
export const conversations: readonly (readonly Asked[])[] = [
  [
    ['What destroyed the Old Mill?', 'A fire destroyed'],
    ['When?', 'on Friday night'],
    ['Was anybody hurt?', 'Two firefighters were hurt'],
    ['When will they leave hospital?', 'on Monday'],
    ['Who said that?', 'Grove said'],
    ['What did he blame?', 'blamed a heater'],
    ['Why was it left on?', 'because the watchman'],
  ],
  [
    ['What did Mayor Bell say?', 'We had no chance'],
    ['What did she promise?', 'to rebuild the mill'],
    ['By when?', 'by 2031'],
    ['When was it built?', 'in 1874'],
    ['Who owned it?', 'the Larch Company'],
    ['What was it worth?', '3 million dollars'],
  ],
  [
    ['What did the Senate approve?', 'approved the Harbour Bridge'],
    ['By how many votes?', '31 votes'],
    ['Who voted against it?', 'voted against it'],
    ['What did he say?', '90 million dollars'],
    ['And Vance?', 'would open in 2029'],
    ['What did voters reject in 2019?', 'rejected a tunnel'],
    ['Why?', 'because of its price'],
  ],
  [
    ['What will the bridge cost?', '90 million dollars'],
    ['When will it open?', 'open in 2029'],
    ['What will it link?', 'link Port Elm'],
    ['Who insured the Old Mill?', 'Northern Mutual'],
    ['When was it built?', 'in 1874'],
  ],
];
