// Answers a question from a folder of articles: node examples/ask-folder.js seeds "What is S. 1605?"
import process from 'node:process';
import { openLibrary } from 'verbatim-bot';

const [folder = 'seeds', question = 'What is S. 1605?'] = process.argv.slice(2);

const library = await openLibrary(folder);
for (const { path, reason } of library.skipped) console.error(`Skipped ${path}: ${reason}`);

const { outcome, confidence, passages } = library.ask(question);
if (outcome === 'nothing') console.log('The articles have nothing on this.');
if (outcome === 'closest') console.log('Not sure that this answers it:');
for (const passage of passages) {
  console.log(library.text(passage, passage.sentence));
  const said = passage.speaker ? `, ${library.text(passage, passage.speaker)}` : '';
  console.log(`  ${passage.article}, ¶ ${passage.paragraph ?? '–'}${said}`);
}
console.log(`Confidence: ${confidence.toFixed(2)}`);
