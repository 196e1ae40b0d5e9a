// Makes a library of articles given as data, and prints who says what: node examples/articles-as-data.js
import { createLibrary } from 'verbatim-bot';

const library = createLibrary([
  {
    id: 'ferry',
    title: 'Ferry to Stay Until Spring',
    published: '2024-02-05',
    sections: [
      {
        paragraphs: [
          'The ferry to Askøy will run until spring, harbour master Ingrid Solberg said on Monday.',
          '“The bridge is not ready,” Solberg said. “We cannot leave people without a crossing.”',
        ],
      },
    ],
  },
]);

const { quotations, candidates } = library.quotes({ speaker: 'Solberg' });
for (const { name } of candidates) console.log(`Perhaps ${library.text(name)}?`);
for (const quotation of quotations) {
  const { kind, speaker, paragraph } = quotation;
  console.log(`${speaker ? library.text(speaker) : 'Somebody'} (${kind}, ¶ ${paragraph}):`);
  console.log(`  ${library.text(quotation)}`);
}
